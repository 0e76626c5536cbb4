/** Makes a function that finds its answer when it is first called, and then keeps the answer alone. */
export function once<Answer>(find: () => Answer): () => Answer {
  let state: { readonly find: () => Answer } | { readonly answer: Answer } = { find };
  return () => {
    if ("find" in state) state = { answer: state.find() };
    return state.answer;
  };
}
