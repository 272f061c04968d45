import { m } from '$lib/i18n';
import { formatNumber } from '$lib/ui/format';

const counted = (count: number) => ({ count, number: formatNumber(count) });

/** `347 customers, 2,814 interactions`. */
export const heldText = ({ customers, interactions }: { customers: number; interactions: number }): string =>
	m.backup_held({
		customers: m.backup_customers(counted(customers)),
		interactions: m.backup_interactions(counted(interactions))
	});

const TABLES: Record<string, () => string> = {
	customers: m.backup_table_customers,
	interactions: m.backup_table_interactions,
	followUps: m.backup_table_follow_ups,
	feedback: m.backup_table_feedback,
	orders: m.backup_table_orders,
	attachments: m.backup_table_attachments
};

/** A table's name in words; those without a screen of their own go together. */
export const tableName = (table: string): string => (TABLES[table] ?? m.backup_table_others)();
