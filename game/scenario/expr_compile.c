/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/str.h"
#include "scenario/expr.h"
#include "scenario/expr_code.h"

#include <assert.h>
#include <string.h>

typedef enum {
  TOKEN_END,
  TOKEN_NUMBER,
  TOKEN_NAME, /* with its ".id", if it has one */
  TOKEN_OPEN,
  TOKEN_CLOSE,
  TOKEN_OPERATOR /* between two values, or before one */
} TokenKind;

/* How tightly operators bind, loosest first. */
typedef enum {
  LEVEL_OR,
  LEVEL_AND,
  LEVEL_NOT,
  LEVEL_COMPARE,
  LEVEL_ADD,
  LEVEL_MULTIPLY,
  LEVEL_NEGATE
} Level;

typedef struct {
  const char *text;
  ExprCode code;
  Level level;
} Operator;

/* Longer ones before those that they begin with. */
static const Operator OPERATORS[] = {
    {"or", EXPR_OR, LEVEL_OR},
    {"and", EXPR_AND, LEVEL_AND},
    {"not", EXPR_NOT, LEVEL_NOT},
    {"<=", EXPR_AT_MOST, LEVEL_COMPARE},
    {">=", EXPR_AT_LEAST, LEVEL_COMPARE},
    {"==", EXPR_EQUAL, LEVEL_COMPARE},
    {"!=", EXPR_UNEQUAL, LEVEL_COMPARE},
    {"<", EXPR_LESS, LEVEL_COMPARE},
    {">", EXPR_MORE, LEVEL_COMPARE},
    {"+", EXPR_ADD, LEVEL_ADD},
    {"-", EXPR_SUBTRACT, LEVEL_ADD},
    {"*", EXPR_MULTIPLY, LEVEL_MULTIPLY},
    {"/", EXPR_DIVIDE, LEVEL_MULTIPLY},
    {"%", EXPR_REMAIN, LEVEL_MULTIPLY},
};

enum { OPERATOR_COUNT = (int)(sizeof OPERATORS / sizeof OPERATORS[0]) };

typedef struct {
  const char *name; /* alone, or before a dot and an id */
  AskKind ask;
  ExprType type;
  const char *of; /* what its id names; NULL: it stands alone */
} Word;

static const Word WORDS[] = {
    {"anger", ASK_ANGER, EXPR_INTEGER, NULL},
    {"trust", ASK_TRUST, EXPR_INTEGER, NULL},
    {"grievance", ASK_GRIEVANCE, EXPR_INTEGER, NULL},
    {"composure", ASK_COMPOSURE, EXPR_INTEGER, NULL},
    {"heard", ASK_HEARD, EXPR_INTEGER, NULL},
    {"interruptions", ASK_INTERRUPTIONS, EXPR_INTEGER, NULL},
    {"elapsed_s", ASK_ELAPSED_S, EXPR_INTEGER, NULL},
    {"turn", ASK_TURN, EXPR_INTEGER, NULL},
    {"told", ASK_TOLD, EXPR_TRUTH, "fact"},
    {"noted", ASK_NOTED, EXPR_TRUTH, "fact"},
    {"restated", ASK_RESTATED, EXPR_TRUTH, "fact"},
    {"looked", ASK_LOOKED, EXPR_TRUTH, "record entry"},
    {"seen", ASK_SEEN, EXPR_INTEGER, "node"},
    {"used", ASK_USED, EXPR_INTEGER, "technique"},
    {"chose", ASK_CHOSE, EXPR_TRUTH, "reply"},
    {"promised", ASK_PROMISED, EXPR_TRUTH, "promise"},
    {"kept", ASK_KEPT, EXPR_TRUTH, "promise"},
    {"drawn", ASK_DRAWN, EXPR_TRUTH, "drawn word"},
};

enum { WORD_COUNT = (int)(sizeof WORDS / sizeof WORDS[0]) };

static const char *const OTHER_WORDS[] = {"true", "false", "not", "and", "or"};

enum { OTHER_COUNT = (int)(sizeof OTHER_WORDS / sizeof OTHER_WORDS[0]) };

typedef struct {
  TokenKind kind;
  size_t at, length;
  int64_t number;
  const Operator *op;
} Token;

typedef struct {
  const char *source;
  size_t length;
  Token token; /* the one to be read next */
  int depth;   /* of parentheses */
  int stack, count;
  const ExprNames *names;
  ExprFault *fault;
  ExprOp ops[EXPR_MAX_BYTES];
} Parser;

static bool fault_at(Parser *p, size_t at, const char *rule, const char *text,
                     const char *hint) {
  ExprFault *fault = p->fault;
  fault->rule = rule;
  fault->at = at;
  Str to = str_init(fault->text, sizeof fault->text);
  str_add(&to, text);
  to = str_init(fault->hint, sizeof fault->hint);
  if (hint) { str_add(&to, hint); }
  return false;
}

static bool syntax(Parser *p, size_t at, const char *text, const char *hint) {
  return fault_at(p, at, "expression-syntax", text, hint);
}

/* Tokens. */

static bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

static bool is_letter(char byte) {
  return byte >= 'a' && byte <= 'z';
}

static bool is_in_name(char byte) {
  return is_letter(byte) || is_digit(byte) || byte == '_';
}

static bool read_number(Parser *p) {
  Token *token = &p->token;
  token->kind = TOKEN_NUMBER;
  token->number = 0;
  size_t at = token->at;
  for (; is_digit(p->source[at]); at++) {
    int digit = p->source[at] - '0';
    if (__builtin_mul_overflow(token->number, 10, &token->number) ||
        __builtin_add_overflow(token->number, digit, &token->number)) {
      return syntax(p, token->at, "this number is too big", NULL);
    }
  }
  if (p->source[at] == '.') {
    return syntax(p, at, "numbers in expressions are whole numbers", NULL);
  }
  if (is_in_name(p->source[at])) {
    return syntax(p, token->at, "a name may not begin with a digit", NULL);
  }
  token->length = at - token->at;
  return true;
}

static bool token_is(const Parser *p, const char *word) {
  return p->token.length == strlen(word) &&
         memcmp(p->source + p->token.at, word, p->token.length) == 0;
}

static bool read_name(Parser *p) {
  Token *token = &p->token;
  size_t at = token->at;
  while (is_in_name(p->source[at])) { at++; }
  token->length = at - token->at;
  for (int i = 0; i < OPERATOR_COUNT && is_letter(OPERATORS[i].text[0]); i++) {
    if (token_is(p, OPERATORS[i].text)) {
      token->kind = TOKEN_OPERATOR;
      token->op = &OPERATORS[i];
      return true;
    }
  }
  token->kind = TOKEN_NAME;
  if (p->source[at] != '.') { return true; }
  at++;
  if (!is_letter(p->source[at])) {
    return syntax(p, at, "an id should follow the dot", NULL);
  }
  while (is_in_name(p->source[at])) { at++; }
  token->length = at - token->at;
  return true;
}

static bool fault_character(Parser *p, char byte) {
  static const struct {
    char byte;
    const char *hint;
  } hints[] = {{'=', "write == to compare"},
               {'!', "write not, or != to compare"},
               {'&', "write and"},
               {'|', "write or"}};
  const char *hint = NULL;
  for (size_t i = 0; i < sizeof hints / sizeof hints[0]; i++) {
    if (hints[i].byte == byte) { hint = hints[i].hint; }
  }
  if (byte >= 'A' && byte <= 'Z') { hint = "names are written small"; }
  return syntax(p, p->token.at, "this means nothing in an expression", hint);
}

static bool read_operator(Parser *p) {
  Token *token = &p->token;
  const char *rest = p->source + token->at;
  for (int i = 0; i < OPERATOR_COUNT; i++) {
    const char *text = OPERATORS[i].text;
    if (!is_letter(text[0]) && strncmp(rest, text, strlen(text)) == 0) {
      token->kind = TOKEN_OPERATOR;
      token->op = &OPERATORS[i];
      token->length = strlen(text);
      return true;
    }
  }
  return fault_character(p, *rest);
}

/* Reads the token after the current one. */
static bool advance(Parser *p) {
  Token *token = &p->token;
  size_t at = token->at + token->length;
  while (p->source[at] == ' ') { at++; }
  *token = (Token){.at = at, .length = 1};
  char byte = p->source[at];
  if (byte == '\0') {
    token->kind = TOKEN_END;
    token->length = 0;
    return true;
  }
  if (is_digit(byte)) { return read_number(p); }
  if (is_letter(byte)) { return read_name(p); }
  if (byte == '(' || byte == ')') {
    token->kind = byte == '(' ? TOKEN_OPEN : TOKEN_CLOSE;
    return true;
  }
  return read_operator(p);
}

/* Code. Every token gives at most one operation, so `ops` cannot overflow. */

static void emit(Parser *p, ExprOp op) {
  assert(p->count < EXPR_MAX_BYTES);
  p->ops[p->count++] = op;
}

static void emit_value(Parser *p, int64_t value) {
  ExprOp ops[2];
  int count = expr_encode(value, ops);
  for (int i = 0; i < count; i++) { emit(p, ops[i]); }
  p->stack++;
}

static void emit_ask(Parser *p, AskKind ask, int index) {
  emit(p, (ExprOp){EXPR_ASK, (uint16_t)ask, index});
  p->stack++;
}

static void emit_operator(Parser *p, ExprCode code) {
  assert(p->stack <= EXPR_MAX_STACK);
  emit(p, (ExprOp){.code = (uint16_t)code});
  if (code != EXPR_NEGATE && code != EXPR_NOT) { p->stack--; }
}

static bool fault_unknown(Parser *p, AskKind kind, size_t at, const char *of,
                          const char *id) {
  ExprFault *fault = p->fault;
  fault->unknown = true;
  fault->kind = kind;
  memcpy(fault->id, id, EXPR_ID_BYTES);
  fault_at(p, at, "unknown-name", "", NULL);
  Str text = str_init(fault->text, sizeof fault->text);
  str_addf(&text, "there is no %s \"%s\"", of, id);
  return false;
}

static const Word *word_before_dot(const char *name, size_t length) {
  for (int i = 0; i < WORD_COUNT; i++) {
    const char *word = WORDS[i].name;
    if (word[0] == name[0] && strncmp(word, name, length) == 0 &&
        word[length] == '\0') {
      return &WORDS[i];
    }
  }
  return NULL;
}

static bool emit_word(Parser *p, const Word *word, const char *id, size_t at,
                      ExprType *type) {
  int index = word->of ? p->names->find(p->names->context, word->ask, id) : 0;
  if (index < 0) { return fault_unknown(p, word->ask, at, word->of, id); }
  *type = word->type;
  emit_ask(p, word->ask, index);
  return true;
}

static bool emit_variable(Parser *p, const char *name, ExprType *type) {
  int index = p->names->find(p->names->context, ASK_VAR, name);
  if (index < 0) {
    return fault_unknown(p, ASK_VAR, p->token.at, "variable", name);
  }
  bool truth = p->names->var_is_truth(p->names->context, index);
  *type = truth ? EXPR_TRUTH : EXPR_INTEGER;
  emit_ask(p, ASK_VAR, index);
  return true;
}

static bool copy_id(Parser *p, const char *from, size_t length, size_t at,
                    char id[EXPR_ID_BYTES]) {
  if (length >= EXPR_ID_BYTES) {
    return syntax(p, at, "this name is longer than 64 characters", NULL);
  }
  memset(id, 0, EXPR_ID_BYTES);
  memcpy(id, from, length);
  return true;
}

static bool parse_dotted(Parser *p, const Word *word, size_t before,
                         ExprType *type) {
  const Token *token = &p->token;
  if (!word || !word->of) {
    return syntax(p, token->at, "nothing with this name has parts after a dot",
                  "like told.ID, seen.ID or drawn.WORD");
  }
  char id[EXPR_ID_BYTES];
  size_t at = token->at + before + 1;
  return copy_id(p, p->source + at, token->length - before - 1, at, id) &&
         emit_word(p, word, id, at, type);
}

static bool parse_name(Parser *p, ExprType *type) {
  const Token *token = &p->token;
  *type = EXPR_TRUTH;
  if (token_is(p, "true") || token_is(p, "false")) {
    emit_value(p, token_is(p, "true"));
    return true;
  }
  const char *name = p->source + token->at;
  const char *dot = memchr(name, '.', token->length);
  size_t before = dot ? (size_t)(dot - name) : token->length;
  const Word *word = word_before_dot(name, before);
  if (dot) { return parse_dotted(p, word, before, type); }
  if (word && word->of) {
    return syntax(p, token->at, "this word needs a dot and an id after it",
                  "like told.ID, seen.ID or drawn.WORD");
  }
  char id[EXPR_ID_BYTES];
  if (!copy_id(p, name, before, token->at, id)) { return false; }
  return word ? emit_word(p, word, id, token->at, type)
              : emit_variable(p, id, type);
}

/* Grammar. The recursion is as deep as the parentheses, which are counted. */

static bool parse_level(Parser *p, Level level, ExprType *type);

static bool parse_parentheses(Parser *p, ExprType *type) {
  size_t opened = p->token.at;
  if (p->depth == EXPR_MAX_DEPTH) {
    return syntax(p, opened, "parentheses are nested more than 100 deep", NULL);
  }
  p->depth++;
  if (!advance(p) || !parse_level(p, LEVEL_OR, type)) { return false; }
  p->depth--;
  if (p->token.kind == TOKEN_END) {
    return syntax(p, opened, "this parenthesis is never closed", NULL);
  }
  if (p->token.kind != TOKEN_CLOSE) {
    return syntax(p, p->token.at, "an operator is missing before this", NULL);
  }
  return true;
}

static bool parse_operand(Parser *p, ExprType *type) {
  switch (p->token.kind) {
    case TOKEN_NUMBER:
      *type = EXPR_INTEGER;
      emit_value(p, p->token.number);
      break;
    case TOKEN_NAME:
      if (!parse_name(p, type)) { return false; }
      break;
    case TOKEN_OPEN:
      if (!parse_parentheses(p, type)) { return false; }
      break;
    case TOKEN_END:
      return syntax(p, p->token.at, "a value is missing at the end", NULL);
    case TOKEN_CLOSE:
    case TOKEN_OPERATOR:
      if (token_is(p, "not")) {
        return syntax(p, p->token.at, "\"not\" needs parentheses here",
                      "write (not ...)");
      }
      return syntax(p, p->token.at, "a value is missing before this", NULL);
  }
  return advance(p);
}

static bool need(Parser *p, size_t at, ExprType type, ExprType wanted) {
  if (type == wanted) { return true; }
  const char *text = wanted == EXPR_TRUTH
                         ? "this is a number where true or false is needed"
                         : "this is true or false where a number is needed";
  return fault_at(p, at, "expression-type", text, NULL);
}

/* A run of the same operator before a value: "- - x", "not not x". */
static bool parse_prefix(Parser *p, ExprCode sign, Level next, ExprType *type) {
  bool negate = sign == EXPR_SUBTRACT;
  int signs = 0;
  while (p->token.kind == TOKEN_OPERATOR && p->token.op->code == sign) {
    signs++;
    if (!advance(p)) { return false; }
  }
  size_t at = p->token.at;
  bool read = negate ? parse_operand(p, type) : parse_level(p, next, type);
  if (!read || signs == 0) { return read; }
  if (!need(p, at, *type, negate ? EXPR_INTEGER : EXPR_TRUTH)) { return false; }
  for (int i = 0; i < signs; i++) {
    emit_operator(p, negate ? EXPR_NEGATE : EXPR_NOT);
  }
  return true;
}

static bool check_types(Parser *p, const Operator *op, size_t left_at,
                        ExprType left, size_t right_at, ExprType right) {
  if (op->level == LEVEL_COMPARE) {
    return left == right ||
           fault_at(p, right_at, "expression-type",
                    "a number is compared with true or false", NULL);
  }
  bool logic = op->level <= LEVEL_AND;
  ExprType wanted = logic ? EXPR_TRUTH : EXPR_INTEGER;
  return need(p, left_at, left, wanted) && need(p, right_at, right, wanted);
}

static bool parse_level(Parser *p, Level level, ExprType *type) {
  if (level == LEVEL_NOT) {
    return parse_prefix(p, EXPR_NOT, LEVEL_COMPARE, type);
  }
  if (level == LEVEL_NEGATE) {
    return parse_prefix(p, EXPR_SUBTRACT, LEVEL_NEGATE, type);
  }
  size_t left_at = p->token.at;
  if (!parse_level(p, level + 1, type)) { return false; }
  while (p->token.kind == TOKEN_OPERATOR && p->token.op->level == level) {
    const Operator *op = p->token.op;
    if (!advance(p)) { return false; }
    size_t right_at = p->token.at;
    ExprType right;
    if (!parse_level(p, level + 1, &right) ||
        !check_types(p, op, left_at, *type, right_at, right)) {
      return false;
    }
    emit_operator(p, op->code);
    if (level == LEVEL_COMPARE) { *type = EXPR_TRUTH; }
  }
  return true;
}

static bool parse(Parser *p, ExprType wanted) {
  if (p->length > EXPR_MAX_BYTES) {
    return syntax(p, 0, "this expression is longer than 4000 characters", NULL);
  }
  if (!advance(p)) { return false; }
  if (p->token.kind == TOKEN_END) {
    return syntax(p, 0, "this expression is empty", NULL);
  }
  size_t at = p->token.at;
  ExprType type;
  if (!parse_level(p, LEVEL_OR, &type)) { return false; }
  if (p->token.kind == TOKEN_CLOSE) {
    return syntax(p, p->token.at, "this parenthesis was never opened", NULL);
  }
  if (p->token.kind != TOKEN_END) {
    return syntax(p, p->token.at, "an operator is missing before this", NULL);
  }
  return need(p, at, type, wanted);
}

const Expr *expr_compile(Arena *arena, const char *source, ExprType wanted,
                         const ExprNames *names, ExprTag tag,
                         ExprFault *fault) {
  Parser parser;
  parser.source = source;
  parser.length = strlen(source);
  parser.token = (Token){.kind = TOKEN_END};
  parser.depth = parser.stack = parser.count = 0;
  parser.names = names;
  parser.fault = fault;
  *fault = (ExprFault){.rule = NULL};
  if (!parse(&parser, wanted)) { return NULL; }
  size_t bytes = (size_t)parser.count * sizeof parser.ops[0];
  Expr *expr = arena_alloc(arena, sizeof *expr + bytes);
  if (!expr) { return NULL; }
  expr->number = tag.number;
  expr->place = tag.place;
  expr->count = parser.count;
  memcpy(expr->ops, parser.ops, bytes);
  return expr;
}

bool expr_is_word(const char *word) {
  for (int i = 0; i < OTHER_COUNT; i++) {
    if (str_equal(OTHER_WORDS[i], word)) { return true; }
  }
  return word_before_dot(word, strlen(word)) != NULL;
}

void expr_each_word(void (*offer)(void *context, const char *word),
                    void *context) {
  for (int i = 0; i < OTHER_COUNT; i++) { offer(context, OTHER_WORDS[i]); }
  for (int i = 0; i < WORD_COUNT; i++) { offer(context, WORDS[i].name); }
}
