interface Node {
  type: string;
  children?: Node[];
}

/** A rehype plugin: HTML written inside Markdown becomes visible text, where the sanitizer would drop it unseen. */
export function htmlAsText() {
  return (tree: Node): void => turn(tree);
}

function turn(node: Node): void {
  if (node.type === "raw") node.type = "text";
  for (const child of node.children ?? []) turn(child);
}
