/** The schemas of what the API tells as the code has it, made from the types by the compiler. */
import { fileURLToPath } from "node:url";
import {
  API,
  type Checker,
  type Project,
  SignatureKind,
  type Symbol as Sym,
  SymbolFlags,
  type Type,
  TypeFlags,
} from "typescript/unstable/sync";
import { OPERATIONS } from "#app/api/operations/index.server.ts";
import { componentName, type Schema } from "#app/api/told.ts";
import { isMoneyName } from "#app/domain/kept-fields.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** What vendors may give as they like, and is handed on. */
const FOREIGN: ReadonlySet<string> = new Set(["meta", "params", "args"]);
/** The shape of errors, which the document has anyway. */
const TAKEN: ReadonlySet<string> = new Set(["Problem"]);
type Written = { -readonly [Name in keyof Schema]: Schema[Name] };

/** By the name of the component: parts, what pages say, and the named types that they share. */
export function toldSchemas(): Record<string, Schema> {
  const compiler = new API({ cwd: ROOT });
  try {
    const project = compiler.updateSnapshot({ openProjects: [`${ROOT}tsconfig.json`] }).getProjects()[0];
    if (!project) throw new Error("The compiler finds no project.");
    return new Describer(project).all();
  } finally {
    compiler.close();
  }
}

class Describer {
  private readonly project: Project;
  private readonly checker: Checker;
  /** Of each named type the name of its component. */
  private readonly names = new Map<number, string>();
  private readonly schemas: Record<string, Schema> = {};

  constructor(project: Project) {
    this.project = project;
    this.checker = project.checker;
  }

  all(): Record<string, Schema> {
    const parts = this.checker.getDeclaredTypeOfSymbol(this.exported("app/api/told-parts.ts", "Parts"));
    for (const part of this.checker.getPropertiesOfType(parts)) this.add(componentName(part.name), part);
    const operations = this.typeOf(this.exported("app/api/operations/index.server.ts", "OPERATIONS"));
    for (const operation of this.checker.getPropertiesOfType(operations)) {
      const tells = this.checker.getPropertyOfType(this.typeOf(operation), "tells");
      const { id } = OPERATIONS[operation.name as keyof typeof OPERATIONS];
      if (tells) this.add(componentName(id), tells);
    }
    return Object.fromEntries(Object.entries(this.schemas).sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  private exported(path: string, name: string): Sym {
    const file = this.project.program.getSourceFile(`${ROOT}${path}`);
    const module = file && this.checker.getSymbolAtLocation(file);
    const symbol = module && this.checker.getExportsOfModule(module).find((one) => one.name === name);
    if (!symbol) throw new Error(`${path} exports no ${name}.`);
    return symbol;
  }

  private typeOf(symbol: Sym): Type {
    const type = this.checker.getTypeOfSymbol(symbol);
    if (!type) throw new Error(`${symbol.name} has no type.`);
    return type;
  }

  private add(name: string, symbol: Sym): void {
    if (name in this.schemas) throw new Error(`Two things are called ${name}.`);
    this.schemas[name] = {};
    const description = this.checker.getDocumentationCommentOfSymbol(symbol);
    this.schemas[name] = { ...(description && { description }), ...this.schemaOf(this.typeOf(symbol), "", name) };
  }

  /**
   * @param field the name it stands under: it tells instants and amounts from other numbers
   * @param path where it is, for what cannot be described
   */
  private schemaOf(type: Type, field: string, path: string): Schema {
    if (!type.isUnionType()) return this.single(type, field, path);
    const types = type.getTypes().filter(({ flags }) => !(flags & TypeFlags.Undefined));
    const [literals, others] = parted(types, (one) => one.isLiteralType() || Boolean(one.flags & TypeFlags.Null));
    const values = literals.map((one) => (one.isLiteralType() ? one.value : null));
    const words = values.filter((value) => typeof value === "string" || typeof value === "number");
    const forms = others.map((one) => this.schemaOf(one, field, path));
    if (words.length > 0) forms.push({ enum: words });
    if (values.includes(true) && values.includes(false)) forms.push({ type: "boolean" });
    else if (values.some((value) => typeof value === "boolean")) forms.push({ const: values.includes(true) });
    if (values.includes(null)) forms.push({ type: "null" });
    return united(forms);
  }

  private single(type: Type, field: string, path: string): Schema {
    const { flags } = type;
    if (flags & (TypeFlags.String | TypeFlags.TemplateLiteral)) return { type: "string" };
    if (flags & TypeFlags.Number) return numberOf(field);
    if (flags & TypeFlags.Boolean) return { type: "boolean" };
    if (flags & TypeFlags.Null) return { type: "null" };
    if (type.isLiteralType()) return { const: type.value };
    if (type.isIntersectionType()) {
      const plain = type.getTypes().find((one) => one.flags & TypeFlags.Primitive);
      if (plain) return this.single(plain, field, path);
    }
    if (type.isObjectType() || type.isIntersectionType()) return this.named(type, field, path);
    if (FOREIGN.has(field)) return { description: "As it was delivered: any JSON." };
    throw new Error(`${path} is ${this.checker.typeToString(type)}, which has no schema.`);
  }

  private named(type: Type, field: string, path: string): Schema {
    const known = this.names.get(type.id);
    if (known !== undefined) return { $ref: `#/components/schemas/${known}` };
    const name = this.nameOf(type);
    if (name === null) return this.object(type, field, path);
    this.names.set(type.id, name);
    this.schemas[name] = {};
    const symbol = type.getAliasSymbol() ?? type.getSymbol();
    const description = symbol && this.checker.getDocumentationCommentOfSymbol(symbol);
    this.schemas[name] = { ...(description && { description }), ...this.object(type, field, path) };
    return { $ref: `#/components/schemas/${name}` };
  }

  /** Only what is declared under one name without parameters; where two files use the same, with that of the file. */
  private nameOf(type: Type): string | null {
    const symbol = type.getAliasSymbol() ?? type.getSymbol();
    const path = symbol?.declarations[0]?.path ?? "/node_modules/";
    if (!symbol || path.includes("/node_modules/") || !/^[A-Z]\w*$/.test(symbol.name)) return null;
    const isGeneric = type.isTypeReference() && this.checker.getTypeArguments(type).length > 0;
    if (isGeneric || type.getAliasTypeArguments().length > 0) return null;
    const file = path.replace(/^.*\//, "").replace(/\..*$/, "");
    const long = `${file.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}${symbol.name}`;
    return symbol.name in this.schemas || TAKEN.has(symbol.name) ? long : symbol.name;
  }

  private object(type: Type, field: string, path: string): Schema {
    if (this.checker.isTupleType(type)) return this.tuple(type, field, path);
    if (this.checker.isArrayType(type)) {
      const [of] = this.checker.getTypeArguments(type as Parameters<Checker["getTypeArguments"]>[0]);
      return { type: "array", items: of ? this.schemaOf(of, field, `${path}[]`) : {} };
    }
    const properties: Record<string, Schema> = {};
    const required: string[] = [];
    for (const property of declared(this.checker.getPropertiesOfType(type))) {
      const of = this.typeOf(property);
      if (property.name.startsWith("__@") || this.isFunction(of))
        throw new Error(`${path}.${property.name} is no data.`);
      if (of.flags & TypeFlags.Undefined) continue;
      const description = this.checker.getDocumentationCommentOfSymbol(property);
      const schema = this.schemaOf(of, property.name, `${path}.${property.name}`);
      properties[property.name] = { ...(description && { description }), ...schema };
      if (!(property.flags & SymbolFlags.Optional) && !isOptional(of)) required.push(property.name);
    }
    const others = this.checker.getIndexInfosOfType(type)[0];
    const rest = others ? this.schemaOf(others.valueType, field, `${path}.*`) : (false as const);
    // `{ at, of }` is a place in an order, not an instant.
    if ("at" in properties && "of" in properties) properties.at = { type: "integer" };
    return { type: "object", properties, required, additionalProperties: rest };
  }

  private tuple(type: Type, field: string, path: string): Schema {
    const members = this.checker.getTypeArguments(type as Parameters<Checker["getTypeArguments"]>[0]);
    const prefixItems = members.map((one, i) => this.schemaOf(one, field, `${path}[${i}]`));
    return { type: "array", prefixItems, items: false, minItems: prefixItems.length };
  }

  private isFunction(type: Type): boolean {
    return this.checker.getSignaturesOfType(type, SignatureKind.Call).length > 0;
  }
}

/** In the order of declaration: the compiler's own, of types such as `Omit`, follows what it happened to read first. */
function declared(properties: readonly Sym[]): Sym[] {
  const place = ({ declarations: [first] }: Sym) => ({ path: first?.path ?? "", index: first?.index ?? 0 });
  return properties.toSorted((one, other) => {
    const [a, b] = [place(one), place(other)];
    if (a.path !== b.path) return a.path < b.path ? -1 : 1;
    return a.index - b.index || (one.name < other.name ? -1 : 1);
  });
}

function isOptional(type: Type): boolean {
  return type.isUnionType() && type.getTypes().some(({ flags }) => flags & TypeFlags.Undefined);
}

function parted<T>(all: readonly T[], belongs: (one: T) => boolean): [T[], T[]] {
  return [all.filter(belongs), all.filter((one) => !belongs(one))];
}

function numberOf(field: string): Schema {
  if (/^at$|At$/.test(field)) return { type: "string", format: "date-time" };
  return isMoneyName(field) ? { type: ["number", "null"] } : { type: "number" };
}

/** Plain types side by side are one. */
function united(forms: Written[]): Schema {
  const [only] = forms;
  if (only && forms.length === 1) return only;
  const [plain, others] = parted(forms, (one) => Object.keys(one).every((key) => key === "type" || key === "format"));
  const types = [...new Set(plain.flatMap(({ type }) => type ?? []))];
  const format = plain.find((one) => one.format)?.format;
  const one: Schema = { type: types.length === 1 ? types[0] : types, ...(format && { format }) };
  return others.length === 0 ? one : { anyOf: [...others, ...(types.length > 0 ? [one] : [])] };
}
