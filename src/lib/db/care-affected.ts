import type { Customer } from '../domain/customer';
import type { Interaction } from '../domain/interaction';
import type { StoredModel } from '../domain/model';
import type { Change, StoredRows } from './change';
import { noteContacts, type LastContacts } from './derived';

/** Of whom care has to be worked out again after a commit, and how. */
export interface AffectedCare {
	/** What new contacts add to what is known of each customer: they can only have come later. */
	added: Map<string, LastContacts>;
	/** Whose contacts changed otherwise, so that they have to be looked up; of a contact that was moved, both. */
	contacted: Set<string>;
	/** Of whom something changed that decides their cadence or who stands for them. */
	ruled: Set<string>;
	/** Who got a birthday. */
	born: Pick<Customer, 'id' | 'birthday'>[];
	/** Kinds of the models that were written: what they say of customers, or of cadences, changed with them. */
	modelled: Set<NonNullable<StoredModel['kind']>>;
}

const DECIDES = /^(careEveryDays|deleted|mergedInto|tags|tags\/.*)$/s;

export function affectedCare(changes: readonly Change[], stored: StoredRows): AffectedCare {
	const affected: AffectedCare = {
		added: new Map(),
		contacted: new Set(),
		ruled: new Set(),
		born: [],
		modelled: new Set()
	};
	const { added, contacted, ruled, born, modelled } = affected;
	for (const change of changes) {
		if (change.table === 'models') {
			const { kind } = 'create' in change ? change.create : (stored.get('models')!.get(change.id) as StoredModel);
			if (kind) modelled.add(kind);
		} else if (change.table === 'interactions') {
			if ('create' in change) noteContacts(added, [change.create as Interaction]);
			else {
				contacted.add((stored.get('interactions')!.get(change.id) as Interaction).customerId);
				for (const [path, value] of change.set) if (path === 'customerId') contacted.add(value as string);
			}
		} else if (change.table === 'customers') {
			if ('create' in change) {
				const { id, birthday, careEveryDays, mergedInto } = change.create;
				if (birthday !== undefined) born.push({ id, birthday });
				if (careEveryDays || mergedInto !== undefined) ruled.add(id);
			} else {
				for (const [path, value] of change.set) {
					if (path === 'birthday' && value !== undefined) born.push({ id: change.id, birthday: value as string });
					if (!DECIDES.test(path)) continue;
					const before = stored.get('customers')!.get(change.id) as Customer;
					// An import taken back puts thousands into the trash; whoever care was never due for needs no look.
					if (path === 'deleted' && value === true && before.careDueOn === undefined) continue;
					ruled.add(change.id);
					// Whom it is merged into from now on is read after the write.
					if (path === 'mergedInto' && before.mergedInto !== undefined) ruled.add(before.mergedInto);
				}
			}
		}
	}
	return affected;
}
