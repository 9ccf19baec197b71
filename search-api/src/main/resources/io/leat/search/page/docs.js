/* Draws /v1/openapi.json for people. All text is set as text, never as markup. */
"use strict";

const METHODS = ["get", "post", "put", "patch", "delete"];

/** An element with attributes and children; texts among them become text nodes. */
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** A line of text in which `code` is marked. */
function inline(text) {
  return text.split("`").map((part, i) => (i % 2 ? element("code", null, part) : part));
}

/** Paragraphs, lists of "- " and fenced code: as much Markdown as the description uses. */
function blocks(text) {
  const made = [];
  text.split("```").forEach((part, i) => {
    if (i % 2) {
      made.push(element("pre", null, part.replace(/^\n|\n$/g, "")));
      return;
    }
    for (const block of part.split(/\n\n+/).map((each) => each.trim()).filter(Boolean)) {
      made.push(block.startsWith("- ")
        ? element("ul", null, ...block.split(/\n?^- /m).filter(Boolean).map((line) => element("li", null, ...inline(line))))
        : element("p", null, ...inline(block)));
    }
  });
  return made;
}

/** A number as people write it: 10,000. */
function shown(number) {
  return number.toLocaleString("en");
}

/** The first paragraph, and what follows it behind a click. */
function folded(text) {
  const [first, ...rest] = blocks(text);
  return rest.length === 0 ? [first]
    : [first, element("details", { class: "more" }, element("summary", null, "More"), ...rest)];
}

/** Reads one description. */
class Description {
  constructor(api) {
    this.api = api;
  }

  at(pointer) {
    return pointer.slice(2).split("/").reduce((node, key) => node[key.replace(/~1/g, "/").replace(/~0/g, "~")], this.api);
  }

  /** What a reference means, with what stands beside it. */
  resolved(node) {
    if (!node.$ref) return node;
    const { $ref, ...beside } = node;
    return { ...this.resolved(this.at($ref)), ...beside };
  }

  /** The name of a schema that has its own place on the page. */
  static nameOf(node) {
    const found = /^#\/components\/schemas\/([^/]+)$/.exec(node.$ref || "");
    return found && found[1];
  }

  /** What a value is, in a few words and links. */
  kind(node) {
    const name = Description.nameOf(node);
    if (name) return [element("a", { href: "#schema-" + name }, name)];
    const schema = this.resolved(node);
    const choices = schema.oneOf || schema.anyOf;
    if (choices && !schema.properties) {
      return choices.flatMap((each, i) => (i ? [" or ", ...this.kind(each)] : this.kind(each)));
    }
    if (schema.type === "array") return ["array of ", ...this.kind(schema.items)];
    if (schema.type === "object" && typeof schema.additionalProperties === "object") {
      return ["object of ", ...this.kind(schema.additionalProperties)];
    }
    if (schema.const !== undefined) return [JSON.stringify(schema.const)];
    if (schema.enum) return [schema.enum.join(" | ")];
    const names = Object.keys(schema.properties || {});
    if (names.length === 1) return [`{"${names[0]}": `, ...this.kind(schema.properties[names[0]]), "}"];
    const types = [schema.type || "any"].flat().join(" or ");
    return [schema.format ? `${types} (${schema.format})` : types];
  }

  /** Within which bounds it must lie, and what it is when it is left out. */
  bounds(node) {
    const schema = this.resolved(node);
    const said = [];
    if (schema.minimum !== undefined && schema.maximum !== undefined) said.push(`${shown(schema.minimum)} to ${shown(schema.maximum)}`);
    else if (schema.minimum !== undefined) said.push(`at least ${shown(schema.minimum)}`);
    else if (schema.maximum !== undefined) said.push(`at most ${shown(schema.maximum)}`);
    if (schema.maxLength !== undefined) said.push(`at most ${shown(schema.maxLength)} characters`);
    if (schema.maxItems) said.push(`at most ${shown(schema.maxItems)} values`);
    if (schema.default !== undefined) said.push(`default ${[schema.default].flat().join(", ")}`);
    const examples = (schema.examples || []).map((example) => [example].flat().join(", "));
    return [
      said.length ? element("p", { class: "bounds" }, said.join("; ")) : null,
      examples.length ? element("p", { class: "bounds" }, "such as ",
        ...examples.flatMap((example, i) => (i ? [" or ", element("code", null, example)] : [element("code", null, example)]))) : null,
    ];
  }

  /** One row of a table of fields. */
  row(name, required, node, description) {
    const schema = this.resolved(node);
    const said = description || schema.description;
    return element("tr", null,
      element("th", { scope: "row" }, element("code", null, name), required ? element("span", { class: "required" }, " required") : null,
        element("span", { class: "kind" }, ...this.kind(node))),
      element("td", null, ...(said ? folded(said) : []), ...this.bounds(node), this.inner(node)));
  }

  /** The fields of an object that has no name of its own. */
  inner(node) {
    if (Description.nameOf(node)) return null;
    const schema = this.resolved(node);
    const nested = schema.type === "array" ? schema.items
      : typeof schema.additionalProperties === "object" ? schema.additionalProperties : null;
    if (nested) return this.inner(nested);
    return schema.properties ? element("div", { class: "inner" }, this.fields(schema)) : null;
  }

  fields(schema) {
    const required = new Set(schema.required || []);
    return element("table", { class: "fields" }, element("tbody", null,
      ...Object.entries(schema.properties).map(([name, node]) => this.row(name, required.has(name), node))));
  }

  parameters(path, operation) {
    const all = [...(path.parameters || []), ...(operation.parameters || [])].map((each) => this.resolved(each));
    return all.length === 0 ? [] : [
      element("h3", null, "Parameters"),
      element("table", { class: "fields" }, element("tbody", null,
        ...all.map((each) => this.row(each.name, each.required, each.schema, each.description)))),
    ];
  }

  requestBody(operation) {
    if (!operation.requestBody) return [];
    return [element("h3", null, "Body"), ...Object.entries(operation.requestBody.content).map(([type, { schema }]) =>
      element("p", null, element("code", null, type), ": ", ...this.kind(schema), schema.description ? ". " + schema.description : null))];
  }

  answers(operation) {
    return [element("h3", null, "Answers"), element("table", { class: "fields" }, element("tbody", null,
      ...Object.entries(operation.responses).map(([status, node]) => {
        const answer = this.resolved(node);
        const content = Object.values(answer.content || {});
        return element("tr", null,
          element("th", { scope: "row" }, element("code", null, status === "default" ? "any other" : status),
            element("span", { class: "kind" }, ...content.flatMap(({ schema }) => this.kind(schema)))),
          element("td", null, ...blocks(answer.description),
            answer.headers ? element("p", { class: "bounds" }, "Header ", ...Object.keys(answer.headers).map((name) => element("code", null, name))) : null));
      })))];
  }

  operation(path, method, item) {
    const operation = item[method];
    const scopes = operation.security.flatMap((one) => Object.values(one)[0] || []);
    return element("details", { class: "operation", id: "operation-" + operation.operationId },
      element("summary", null, element("span", { class: "method " + method }, method.toUpperCase()),
        element("code", { class: "path" }, path), element("span", { class: "title" }, operation.summary)),
      element("div", { class: "body" },
        ...(operation.description ? blocks(operation.description) : []),
        element("p", { class: "note" }, ...inline(scopes.length ? `Wants a key of scope \`${scopes[0]}\`, where keys are wanted.` : "Open to anybody.")),
        ...operation["x-codeSamples"].map(({ source }) => element("pre", { class: "sample" }, source)),
        ...this.parameters(item, operation), ...this.requestBody(operation), ...this.answers(operation)));
  }

  schema(name) {
    const schema = this.resolved(this.api.components.schemas[name]);
    const parts = (schema.allOf || []).filter((part) => part.$ref);
    return element("section", { class: "schema", id: "schema-" + name },
      element("h3", null, name),
      ...(schema.description ? blocks(schema.description) : []),
      parts.length ? element("p", null, "All of ", ...parts.flatMap((part) => this.kind(part)), schema.properties ? ", and" : null) : null,
      schema.properties ? this.fields(schema) : schema.oneOf ? element("div", { class: "inner" },
        ...schema.oneOf.flatMap((each) => [element("p", null, each.description || ""), each.properties ? this.fields(each) : null])) : null);
  }

  /** Everything, into the page. */
  draw() {
    const { info, tags, paths, components } = this.api;
    document.getElementById("about").replaceChildren(...blocks(info.description), element("h3", null, "Keys"),
      ...blocks(components.securitySchemes.key.description), ...blocks("A key is sent as `Authorization: Bearer leat_...` or as `X-Api-Key: leat_...`."));
    const contents = element("ul", null);
    for (const tag of tags) {
      const found = Object.entries(paths).flatMap(([path, item]) => METHODS
        .filter((method) => item[method] && item[method].tags.includes(tag.name))
        .map((method) => this.operation(path, method, item)));
      document.getElementById("operations").append(element("section", { id: "tag-" + tag.name },
        element("h2", null, tag.name), ...blocks(tag.description), ...found));
      contents.append(element("li", null, element("a", { href: "#tag-" + tag.name }, tag.name)));
    }
    contents.append(element("li", null, element("a", { href: "#schemas" }, "Schemas")));
    document.getElementById("contents").append(element("details", matchMedia("(min-width: 60rem)").matches ? { open: "" } : null, element("summary", null, "Contents"), contents));
    document.getElementById("schemas").append(element("h2", null, "Schemas"), ...Object.keys(components.schemas).map((name) => this.schema(name)));
  }
}

/** Opens and shows what the address names. */
function show() {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!named) return;
  if (named.tagName === "DETAILS") named.open = true;
  named.scrollIntoView();
}

async function start() {
  try {
    const answer = await fetch("/v1/openapi.json");
    if (!answer.ok) throw new Error("the server answered " + answer.status);
    new Description(await answer.json()).draw();
    show();
    addEventListener("hashchange", show);
  } catch (failure) {
    document.getElementById("about").replaceChildren(
      element("p", { class: "problem" }, "The description cannot be shown: " + failure.message));
  }
}

start();
