/** What the commands of the editor use of this room, as one module that is loaded when the first of them is called. */
export { draftFromCards } from './from-cards';
export { manifestText } from './manifest-text';
export { type CardChoice, type CardChoices, cardChoices } from './register-card';
export { cardRange, spanOfRoute } from './show';
