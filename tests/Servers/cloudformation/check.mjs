// Checks a CloudFormation template against the specification that AWS publishes for the CDK (@aws-cdk/aws-service-spec):
// types, properties, required ones, values' kinds; and that every Ref, GetAtt, Sub and Condition names something that exists.
// usage: node check.mjs TEMPLATE; exit code 1 and a line for each problem.
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { loadAwsServiceSpecSync } from "@aws-cdk/aws-service-spec";

const database = loadAwsServiceSpecSync();
const problems = [];
const tag = name => ({ tag: "!" + name, identify: () => false, resolve: value => ({ ["Fn::" + name]: value }) });
const kinds = ["scalar", "seq", "map"];
const short = ["Ref", "GetAtt", "Sub", "If", "Equals", "And", "Or", "Not", "Condition", "Join", "Select", "Split"];
const template = parse(readFileSync(process.argv[2], "utf8"), {
  version: "1.1",
  maxAliasCount: 0,
  customTags: tags => tags.filter(known => known.tag !== "tag:yaml.org,2002:timestamp").concat(short.flatMap(name => kinds.map(kind => ({
    ...tag(name),
    ...(kind === "scalar" ? {} : { collection: kind }),
    resolve: value => ({ ["Fn::" + name]: typeof value === "string" ? value : value.toJSON() }),
  })))),
});

const parameters = template.Parameters ?? {};
const resources = template.Resources ?? {};
const conditions = template.Conditions ?? {};
const used = new Set();
const definitions = new Map();
for (const [name, resource] of Object.entries(resources)) {
  const found = database.lookup("resource", "cloudFormationType", "equals", resource.Type);
  if (found.length === 0) problems.push(`${name}: there is no type ${resource.Type}`);
  else definitions.set(name, found[0]);
}

const isFunction = value => value !== null && typeof value === "object" && Object.keys(value).length === 1 && Object.keys(value)[0].startsWith("Fn::");

function reference(name, where) {
  used.add(name);
  if (!name.startsWith("AWS::") && !(name in parameters) && !(name in resources)) problems.push(`${where}: ${name} is not in this template`);
}

function attribute(text, where) {
  const [name, ...rest] = text.split(".");
  reference(name, where);
  const definition = definitions.get(name);
  if (definition && !(rest.join(".") in (definition.attributes ?? {}))) problems.push(`${where}: ${resources[name].Type} has no attribute ${rest.join(".")}`);
}

function references(value, where) {
  if (value === null || typeof value !== "object") return;
  if (isFunction(value)) {
    const [[name, argument]] = Object.entries(value);
    if (name === "Fn::Ref") return reference(argument, where);
    if (name === "Fn::GetAtt") return attribute(argument, where);
    if (name === "Fn::Condition" || name === "Fn::If") {
      const condition = name === "Fn::If" ? argument[0] : argument;
      used.add(condition);
      if (!(condition in conditions)) problems.push(`${where}: there is no condition ${condition}`);
    }
    if (name === "Fn::Sub") {
      for (const [, inside] of String(argument).matchAll(/\$\{([^}!]+)\}/g)) inside.includes(".") ? attribute(inside, where) : reference(inside, where);
      return;
    }
  }
  for (const [key, child] of Object.entries(value)) references(child, `${where}.${key}`);
}

function properties(given, known, where) {
  if (given === null || typeof given !== "object" || Array.isArray(given)) return problems.push(`${where}: not a map`);
  for (const key of Object.keys(given)) if (!(key in known)) problems.push(`${where}: there is no property ${key}`);
  for (const [key, property] of Object.entries(known)) {
    if (property.required && !(key in given)) problems.push(`${where}: the property ${key} is missing`);
    if (key in given) typed(given[key], [property.type, ...(property.previousTypes ?? [])], `${where}.${key}`);
  }
}

function typed(value, types, where) {
  if (isFunction(value)) {
    const [[name, argument]] = Object.entries(value);
    if (name === "Fn::If") argument.slice(1).forEach(branch => isFunction(branch) || typed(branch, types, where));
    return;
  }
  const before = problems.length;
  let best = null;
  for (const type of types) {
    check(value, type, where);
    const found = problems.splice(before);
    if (found.length === 0) return;
    best = best === null || found.length < best.length ? found : best;
  }
  problems.push(...best);
}

function check(value, type, where) {
  const scalar = ["string", "number", "boolean"].includes(typeof value);
  switch (type.type) {
    case "string": return scalar || problems.push(`${where}: not a text`);
    case "number": case "integer": return (scalar && !Number.isNaN(Number(value))) || problems.push(`${where}: not a number`);
    case "boolean": return (typeof value === "boolean" || value === "true" || value === "false") || problems.push(`${where}: not true or false`);
    case "array": return Array.isArray(value) ? value.forEach((item, index) => typed(item, [type.element], `${where}[${index}]`)) : problems.push(`${where}: not a list`);
    case "map": return Object.entries(value).forEach(([key, item]) => typed(item, [type.element], `${where}.${key}`));
    case "ref": return properties(value, database.get("typeDefinition", type.reference.$ref).properties, where);
    case "union": return typed(value, type.types, where);
    default: return;
  }
}

for (const [name, resource] of Object.entries(resources)) {
  if (definitions.has(name)) properties(resource.Properties ?? {}, definitions.get(name).properties, name);
  if (resource.Condition) { used.add(resource.Condition); if (!(resource.Condition in conditions)) problems.push(`${name}: there is no condition ${resource.Condition}`); }
  for (const other of [resource.DependsOn ?? []].flat()) reference(other, `${name}.DependsOn`);
  for (const key of Object.keys(resource)) if (!["Type", "Properties", "Condition", "DependsOn", "DeletionPolicy", "UpdateReplacePolicy"].includes(key)) problems.push(`${name}: ${key} does not belong here`);
}
references({ Resources: resources, Conditions: conditions, Outputs: template.Outputs ?? {} }, "");
for (const name of [...Object.keys(parameters), ...Object.keys(conditions)]) if (!used.has(name)) problems.push(`${name} is not used`);

problems.forEach(problem => console.error(problem));
console.log(`${Object.keys(resources).length} resources, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);
