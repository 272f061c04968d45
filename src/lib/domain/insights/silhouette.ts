import type { Pace } from '../pace';
import type { Points } from './clusters';

/**
 * Mean silhouette (Rousseeuw 1987, Journal of Computational and Applied Mathematics 20:53-65) of each clustering of the
 * same rows, −1 to 1: how much nearer a row is to its own cluster than to the next. A row alone in its cluster has 0, and
 * so has a clustering of one cluster. Every pair of rows is measured, once for all clusterings.
 *
 * @param assignments of each clustering, the cluster of each row @throws Cancelled
 */
export async function silhouettes(points: Points, assignments: readonly Uint8Array[], pace: Pace): Promise<number[]> {
	const clusterings = assignments.map((clusterOf) => {
		const sizes = new Float64Array(Math.max(...clusterOf) + 1);
		for (const cluster of clusterOf) sizes[cluster]!++;
		return { clusterOf, sizes, sums: new Float64Array(sizes.length), total: 0 };
	});
	for (let row = 0; row < points.length; row++) {
		if (row % 50 === 0) await pace(row, points.length);
		const distances = distancesFrom(points[row]!, points);
		for (const clustering of clusterings) {
			const { clusterOf, sizes, sums } = clustering;
			sums.fill(0);
			for (let other = 0; other < distances.length; other++) sums[clusterOf[other]!]! += distances[other]!;
			const own = clusterOf[row]!;
			if (sizes[own] === 1) continue;
			const within = sums[own]! / (sizes[own]! - 1);
			let nearest = Infinity;
			for (let cluster = 0; cluster < sizes.length; cluster++)
				if (cluster !== own && sizes[cluster]! > 0) nearest = Math.min(nearest, sums[cluster]! / sizes[cluster]!);
			const farther = Math.max(within, nearest);
			if (farther > 0 && Number.isFinite(nearest)) clustering.total += (nearest - within) / farther;
		}
	}
	return clusterings.map(({ total }) => total / points.length);
}

function distancesFrom(point: number[], points: Points): Float64Array {
	const distances = new Float64Array(points.length);
	for (let other = 0; other < points.length; other++) {
		const to = points[other]!;
		let sum = 0;
		for (let feature = 0; feature < point.length; feature++) sum += (point[feature]! - to[feature]!) ** 2;
		distances[other] = Math.sqrt(sum);
	}
	return distances;
}
