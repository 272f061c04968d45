import { expect, it } from 'vitest';
import { nameParts } from '$lib/domain/message/name-parts';

it.each([
	['Anna Maria Schmidt', 'Anna', 'Schmidt'],
	['Dr. Anna Schmidt', 'Anna', 'Schmidt'],
	['Schmidt, Anna Maria', 'Anna', 'Schmidt'],
	['Cher', 'Cher', ''],
	['王伟', '王伟', '王'],
	['王小明', '小明', '王'],
	['欧阳娜娜', '娜娜', '欧阳'],
	['欧阳', '欧阳', '欧'],
	['王芳 Wang Fang', '王芳', '王'],
	['佐藤さくら', '佐藤さくら', ''],
	['김민준', '김민준', ''],
	['', '', '']
])('%s is called %s, of the family %s', (name, first, last) => {
	expect(nameParts(name)).toEqual({ first, last });
});
