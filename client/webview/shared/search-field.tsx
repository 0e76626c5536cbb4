import type { JSX } from "preact";
import { menuOfField } from "./menu-context.ts";

interface SearchFieldProps {
  readonly label: string;
  readonly placeholder: string;
  /** How to write what is searched for, and what keys do. */
  readonly hint: string;
  readonly value: string;
  /** How much was found; empty while nothing is searched for. */
  readonly found: string;
  readonly onSearch: (text: string) => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}

/** A field to search in, with what was found at its end. */
export function SearchField(props: SearchFieldProps): JSX.Element {
  return (
    <div class="search">
      <input
        class="text-field"
        type="search"
        value={props.value}
        spellcheck={false}
        data-vscode-context={menuOfField}
        aria-label={props.label}
        placeholder={props.placeholder}
        title={props.hint}
        onInput={({ currentTarget }) => props.onSearch(currentTarget.value)}
        onKeyDown={props.onKeyDown}
      />
      <span class="search-count" role="status">
        {props.found}
      </span>
    </div>
  );
}
