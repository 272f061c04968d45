/** A JSON Schema (draft 2020-12), as far as the book needs one: what a value must be to be believed. */
export interface Shape {
	type?: 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object';
	anyOf?: readonly Shape[];
	enum?: readonly unknown[];
	const?: unknown;
	pattern?: string;
	minLength?: number;
	minimum?: number;
	items?: Shape;
	properties?: Readonly<Record<string, Shape>>;
	required?: readonly string[];
	propertyNames?: { pattern: string };
	additionalProperties?: Shape;
}

/**
 * Where a JSON value departs from its shape: the names that lead there, `[]` for the value itself, null where it fits.
 * Names are looked up as own properties, so `__proto__` in a file is one more name.
 */
export function departure(shape: Shape, value: unknown): string[] | null {
	if (shape.anyOf) return shape.anyOf.some((each) => departure(each, value) === null) ? null : [];
	if (shape.const !== undefined && value !== shape.const) return [];
	if (shape.enum && !shape.enum.includes(value)) return [];
	if (shape.type && !isOfType(shape.type, value)) return [];
	if (typeof value === 'string') return textFits(shape, value) ? null : [];
	if (typeof value === 'number') return shape.minimum !== undefined && value < shape.minimum ? [] : null;
	if (Array.isArray(value)) return departureInItems(shape, value);
	return typeof value === 'object' && value !== null ? departureInMembers(shape, value) : null;
}

function isOfType(type: NonNullable<Shape['type']>, value: unknown): boolean {
	if (type === 'array') return Array.isArray(value);
	if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
	return type === 'integer' ? Number.isInteger(value) : typeof value === type;
}

const textFits = ({ pattern, minLength = 0 }: Shape, text: string): boolean =>
	text.length >= minLength && (pattern === undefined || expression(pattern).test(text));

function departureInItems({ items }: Shape, values: unknown[]): string[] | null {
	if (!items) return null;
	for (const [index, value] of values.entries()) {
		const inside = departure(items, value);
		if (inside) return [String(index), ...inside];
	}
	return null;
}

function departureInMembers(shape: Shape, object: object): string[] | null {
	const missing = shape.required?.find((name) => !Object.hasOwn(object, name));
	if (missing !== undefined) return [missing];
	for (const [name, value] of Object.entries(object)) {
		if (shape.propertyNames && !expression(shape.propertyNames.pattern).test(name)) return [name];
		const known = shape.properties && Object.hasOwn(shape.properties, name);
		const inner = known ? shape.properties![name] : shape.additionalProperties;
		const inside = inner ? departure(inner, value) : null;
		if (inside) return [name, ...inside];
	}
	return null;
}

const expressions = new Map<string, RegExp>();

function expression(pattern: string): RegExp {
	const known = expressions.get(pattern) ?? new RegExp(pattern, 'u');
	expressions.set(pattern, known);
	return known;
}
