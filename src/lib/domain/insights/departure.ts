/**
 * What a part of a JSON file must be; a key that ends in `?` may be missing, a list holds parts of one shape. `counts` and
 * `lists` are objects of any keys, their values counts or lists of texts.
 */
export type FileShape =
	'number' | 'count' | 'text' | 'counts' | 'lists' | readonly [FileShape] | { readonly [key: string]: FileShape };

/** Where a value departs from its shape, as a path; null where it does not. Numbers must be finite. */
export function departureFrom(shape: FileShape, value: unknown, path = ''): string | null {
	switch (shape) {
		case 'number':
			return Number.isFinite(value) ? null : path;
		case 'count':
			return Number.isSafeInteger(value) && (value as number) >= 0 ? null : path;
		case 'text':
			return typeof value === 'string' ? null : path;
		case 'counts':
			return departureInMap('count', value, path);
		case 'lists':
			return departureInMap(['text'], value, path);
	}
	if (isList(shape)) {
		if (!Array.isArray(value)) return path;
		return first(
			value.map((each, index) => [`${path}[${index}]`, each] as const),
			([at, each]) => departureFrom(shape[0], each, at)
		);
	}
	if (!isObject(value)) return path;
	return first(Object.entries(shape), ([name, part]) => {
		const key = name.replace(/\?$/, '');
		const at = path ? `${path}.${key}` : key;
		if (!Object.hasOwn(value, key)) return name.endsWith('?') ? null : at;
		return departureFrom(part, value[key], at);
	});
}

const isList = (shape: object): shape is readonly [FileShape] => Array.isArray(shape);
export const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function departureInMap(shape: FileShape, value: unknown, path: string): string | null {
	if (!isObject(value)) return path;
	return first(Object.entries(value), ([key, each]) => departureFrom(shape, each, `${path}.${key}`));
}

function first<T>(values: T[], departure: (value: T) => string | null): string | null {
	for (const value of values) {
		const found = departure(value);
		if (found !== null) return found;
	}
	return null;
}
