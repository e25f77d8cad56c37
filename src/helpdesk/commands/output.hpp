// Standard output and standard error: sentences for people, or one JSON object a line for programs.
#pragma once

#include <string_view>

#include "helpdesk/commands/commands.hpp"
#include "helpdesk/trouble.hpp"
#include "package/json.hpp"
#include "values/codes.hpp"

namespace qopi::helpdesk {

void print(std::string_view line);
void print_json(const Json& object);

/// The sentence on standard error, and the exit code to return.
int fail(std::string_view sentence);
int fail(const Trouble& trouble);

/// What a person says in --note, on one line; a trouble when it is missing or too long.
Outcome<std::string> note_text(const std::string& note);

/// "ok", "warning", "error".
std::string_view text(Severity severity);

/// {"severity", "code", "message"}: every finding that a program reads begins so.
Json finding(Severity severity, std::string_view code, std::string_view message);

}  // namespace qopi::helpdesk
