import type { Touched } from '../../db/announce';
import { currentPredictions } from '../../db/models';
import { book } from '../../db/open';
import { atRisk } from '../../domain/care/at-risk';
import type { DirectoryFilter } from '../../domain/directory/filter';
import { grouped } from '../../domain/grouped';

type Ids = ReadonlySet<string>;
const NOBODY: Ids = new Set();

/** Who the models in use speak of, read when a filter first asks and kept until it changes. */
export class Narrowing {
	#segments: Promise<ReadonlyMap<number, Ids>> | undefined;
	#atRisk: Promise<Ids> | undefined;
	#both: { atRisk: Ids; segment: Ids; ids: Ids } | undefined;

	/** Ids of those whom the filter asks for by what a model says; undefined where it asks for nothing of the kind. */
	async among({ risk, segment }: DirectoryFilter): Promise<Ids | undefined> {
		const inSegment = segment === undefined ? undefined : ((await this.#bySegment()).get(segment) ?? NOBODY);
		if (!risk) return inSegment;
		const isAtRisk = await this.#risky();
		if (!inSegment) return isAtRisk;
		// The same set for the same question, so that the directory knows it again.
		if (this.#both?.atRisk !== isAtRisk || this.#both.segment !== inSegment) {
			const ids = new Set([...inSegment].filter((id) => isAtRisk.has(id)));
			this.#both = { atRisk: isAtRisk, segment: inSegment, ids };
		}
		return this.#both.ids;
	}

	takeIn({ models, predictions }: Touched): void {
		if (models || predictions) this.#segments = this.#atRisk = undefined;
	}

	#bySegment(): Promise<ReadonlyMap<number, Ids>> {
		return (this.#segments ??= readSegments().catch((error: unknown) => {
			this.#segments = undefined;
			throw error;
		}));
	}

	#risky(): Promise<Ids> {
		return (this.#atRisk ??= readAtRisk().catch((error: unknown) => {
			this.#atRisk = undefined;
			throw error;
		}));
	}
}

async function readSegments(): Promise<Map<number, Set<string>>> {
	const bySegment = grouped(await currentPredictions(book(), 'segments'), ({ segment }) => segment);
	return new Map(
		[...bySegment].flatMap(([segment, said]) =>
			segment === undefined ? [] : [[segment, new Set(said.map(({ customerId }) => customerId))] as const]
		)
	);
}

async function readAtRisk(): Promise<Set<string>> {
	return new Set(atRisk(await currentPredictions(book(), 'satisfaction')).map(({ customerId }) => customerId));
}
