// `check`, `value`, `schema` and `dictionary`: what can be said about a package or a value without store and keys.
#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "helpdesk/commands/output.hpp"
#include "helpdesk/system.hpp"
#include "package/dictionary.hpp"
#include "package/package.hpp"
#include "package/schema.hpp"
#include "values/checks.hpp"

namespace qopi::helpdesk {
namespace {

// --- check -------------------------------------------------------------------------------------------------------

void print_issue(const std::string& file, std::string_view at, Code code, const std::string& message, bool as_json) {
    if (as_json) {
        auto object = finding(severity(code), qopi::text(code), message);
        object["file"] = file;
        object["at"] = std::string(at);
        print_json(object);
        return;
    }
    const auto label = label_at(at);
    print("  " + std::string(text(severity(code))) + " " + std::string(at) + (label.empty() ? "" : " (" + std::string(label) + ")") + ": " +
          message);
}

int check_file(const std::string& file, bool as_json) {
    const auto bytes = read_file(file, package_bytes_max);
    if (!bytes) return fail(bytes.error());
    const auto read = read_package(bytes.value());
    if (!read) {
        const auto sentence = sentence_for(read.error());
        if (as_json)
            print_issue(file, read.error().place, read.error().code, sentence, true);
        else
            print(file + ": not readable. " + sentence);
        return Exit::failed;
    }
    const auto& package = read.value();
    const auto issues = issues_of(package, {.today = day_now(), .sealed_closed = true});
    const bool refused = has_errors(issues);
    const auto verdict = refused ? "has errors" : "accepted";
    if (!as_json) print(file + ": " + verdict + " (" + std::string(label_of(package.kind)) + ").");
    for (const auto& issue : issues) print_issue(file, issue.at, issue.code, sentence_for(issue), as_json);
    if (as_json && !refused) {
        auto object = finding(Severity::ok, qopi::text(Code::ok), "Accepted.");
        object["file"] = file;
        object["id"] = package.id;
        object["kind"] = std::string(code_of(package.kind));
        print_json(object);
    }
    return refused ? Exit::has_issues : Exit::done;
}

// --- value -------------------------------------------------------------------------------------------------------

struct ValueKind {
    std::string_view name;
    Check check;
};
constexpr auto kinds = std::to_array<ValueKind>({
    {"npi", check_npi},
    {"upin", check_upin},
    {"ein", check_ein},
    {"abim-id", check_abim_id},
    {"asco-id", check_asco_id},
    {"zip", check_zip},
    {"phone", check_phone},
    {"email", check_email},
    {"given-name", check_given_name},
    {"family-name", check_family_name},
    {"practice-name", check_practice_name},
    {"username", check_username},
});

std::string joined(const std::vector<std::string>& words) {
    std::string line;
    for (const auto& word : words) line += (line.empty() ? "" : " ") + word;
    return line;
}

}  // namespace

std::vector<std::string> value_kinds() {
    std::vector<std::string> names;
    for (const auto& kind : kinds) names.emplace_back(kind.name);
    return names;
}

int check_files(const std::vector<std::string>& files, bool as_json) {
    int worst = Exit::done;
    for (const auto& file : files) worst = std::max(worst, check_file(file, as_json));
    return worst;
}

int check_value(const std::string& kind, const std::string& typed, const std::vector<std::string>& with, bool as_json) {
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const ValueKind& k) { return k.name == kind; });
    if (found == kinds.end()) return fail("No kind of value is called \"" + kind + "\". Use one of: " + joined(value_kinds()) + ".");
    std::string state;
    for (const auto& pair : with) {
        if (kind != "zip" || !pair.starts_with("state=")) return fail("--with takes state=XX, for a zip only: --with state=NY.");
        state = pair.substr(6);
        const auto known = states();
        if (std::none_of(known.begin(), known.end(), [&](const Choice& choice) { return choice.code == state; }))
            return fail("No state has this code. Use its two letters, such as --with state=NY.");
    }
    if (!valid_utf8(typed)) return fail("The text is not UTF-8. Enter it again in a UTF-8 terminal.");

    const bool is_blank = trim(typed).empty();
    auto verdict = is_blank ? Verdict{Code::required, "", ""} : found->check(typed);
    if (kind == "zip" && verdict.code == Code::ok) verdict.code = zip_in_state(verdict.value, state);
    const auto message = sentence_for(Issue{"", verdict.code});
    if (as_json) {
        auto object = finding(severity(verdict.code), qopi::text(verdict.code), message);
        object["value"] = verdict.value;
        if (!verdict.suggestion.empty()) object["suggestion"] = verdict.suggestion;
        print_json(object);
    } else {
        print(std::string(text(severity(verdict.code))) + ": " + verdict.value);
        if (!message.empty()) print("  " + std::string(qopi::text(verdict.code)) + ": " + message);
        if (!verdict.suggestion.empty()) print("  Perhaps: " + verdict.suggestion);
    }
    return severity(verdict.code) == Severity::error ? Exit::has_issues : Exit::done;
}

int print_schema(const std::string& kind) {
    const auto known = kind_from(kind);
    if (!known) {
        std::vector<std::string> names;
        for (const auto& choice : kind_choices) names.emplace_back(choice.code);
        return fail("No kind of package is called \"" + kind + "\". Use one of: " + joined(names) + ".");
    }
    auto schema = json_schema(*known);
    while (schema.ends_with('\n')) schema.pop_back();
    std::fwrite(schema.data(), 1, schema.size(), stdout);
    std::fputc('\n', stdout);
    return Exit::done;
}

int print_dictionary(bool ids_only) {
    std::string text;
    if (ids_only)
        for (const auto& id : dictionary_ids()) text += id + "\n";
    else
        text = data_dictionary();
    std::fwrite(text.data(), 1, text.size(), stdout);
    return Exit::done;
}

}  // namespace qopi::helpdesk
