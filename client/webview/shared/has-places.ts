import { createContext } from "preact";

/** Whether what is shown is in the text of the editor, so that its places lead there. */
export const HasPlaces = createContext(true);
