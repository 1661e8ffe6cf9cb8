import type { Demand, Need } from '../requirement';

type Options = Omit<Demand, 'strength'>;
/** How the tables write their demands and needs. */
export const required = (options: Options = {}): Demand => ({ strength: 'required', ...options });
export const recommended = (options: Options = {}): Demand => ({ strength: 'recommended', ...options });
export const none: Demand = { strength: 'none' };
/** A need that any of some fields of the system meets; by default the one of its own name. */
export const field = (id: string, title: string, ...fields: string[]): Need => ({
  id,
  title,
  need: 'field',
  fields: fields.length > 0 ? fields : [id],
});

/** Risk management, which several requirements serve beside an article of their own. */
export const euRisk = ['eu-ai-act:art-9'];
