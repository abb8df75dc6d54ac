"""The OpenAPI document of a server, and whether answers are as it says."""
from urllib.parse import quote

TYPES = {"object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "boolean": bool}


class OpenApi:
    def __init__(self, document: dict):
        self.document = document

    def operations(self):
        """(method, path, operation) of each."""
        for path, item in self.document["paths"].items():
            for method, operation in item.items():
                yield method.upper(), path, operation

    def resolve(self, value: dict) -> dict:
        while "$ref" in value:
            target = self.document
            for name in value["$ref"].removeprefix("#/").split("/"):
                target = target[name]
            value = target
        return value

    def parameters(self, operation: dict) -> list[dict]:
        return [self.resolve(parameter) for parameter in operation.get("parameters", [])]

    def check(self, method: str, path: str, answer) -> None:
        """Fails where the answer's status, media type or JSON is not what the document says of the operation."""
        responses = self.document["paths"][path][method.lower()]["responses"]
        response = self.resolve(responses.get(str(answer.status), responses["default"]))
        if "content" not in response:
            assert not answer.body, f"{method} {path}: a body where none is stated"
            return
        if "*/*" in response["content"]:
            return
        media = answer.headers["Content-Type"].split(";")[0]
        assert media in response["content"], f"{method} {path}: {answer.status} {media}"
        if media.endswith("json"):
            self.check_value(answer.json, response["content"][media]["schema"], f"{method} {path}")

    def check_value(self, value, schema: dict, where: str) -> None:
        """JSON Schema, as far as the document uses it."""
        schema = self.resolve(schema)
        if "type" in schema:
            kind = TYPES[schema["type"]]
            assert isinstance(value, kind) and (kind is bool or not isinstance(value, bool)), f"{where}: {value!r}"
        if "enum" in schema:
            assert value in schema["enum"], f"{where}: {value!r}"
        if isinstance(value, dict) and "properties" in schema:
            missing = set(schema.get("required", [])) - set(value)
            assert not missing, f"{where}: without {missing}"
            unknown = set(value) - set(schema["properties"])
            assert not unknown, f"{where}: {unknown} is not in the document"
            for name, member in value.items():
                self.check_value(member, schema["properties"][name], f"{where}.{name}")
        if isinstance(value, list):
            assert schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)), where
            for item in value:
                self.check_value(item, schema.get("items", {}), where + "[]")


def target(path: str, parameters: list[tuple[str, str, str]]) -> str:
    """A path with (where, name, value) put in, all of them encoded."""
    query = []
    for where, name, value in parameters:
        if where == "path":
            path = path.replace("{" + name + "}", quote(value, safe="", errors="surrogateescape"))
        else:
            query.append(f"{quote(name)}={quote(value, safe='', errors='surrogateescape')}")
    return path + ("?" + "&".join(query) if query else "")
