/** What a member said who was drawn: of which version, whether it is fair, and what is not. Never who. */
export type FairnessNoteView = { version: number; isFair: boolean; text: string };

/** How many were drawn, and what they said. */
export type FairnessNotesView = { readers: number; notes: FairnessNoteView[] };
