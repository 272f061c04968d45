/**
 * The worker's tasks by name, each fetched when it is first asked for. A task module exports functions
 * `(input, context: TaskContext) => Promise<output>`; input and output must survive structured clone.
 */
export const TASKS = {
	backup: () => import('./backup'),
	care: () => import('./care'),
	companies: () => import('./companies'),
	contacts: () => import('./contacts'),
	directory: () => import('./directory'),
	erase: () => import('./erase'),
	explore: () => import('./explore'),
	export: () => import('./export'),
	insights: () => import('./insights'),
	intake: () => import('./intake'),
	samples: () => import('./samples'),
	models: () => import('./models'),
	photos: () => import('./photos'),
	prediction: () => import('./prediction'),
	segments: () => import('./segments'),
	undo: () => import('./undo')
} as const;

type Loaded<L> = L extends () => Promise<infer M> ? M : never;
export type Tasks = { [T in keyof typeof TASKS]: Loaded<(typeof TASKS)[T]> };
