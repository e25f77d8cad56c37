// Building the documents; they name fields and never hold a value.
#include "helpdesk/http/problem.hpp"

#include "package/json.hpp"

namespace qopi::helpdesk {
namespace {

// Enough to mend a package by; an answer that is too long would be taken for a stranger's.
constexpr std::size_t errors_max = 500;
constexpr unsigned bad_request = 400, too_large = 413, unprocessable = 422;

Json error_entry(std::string_view pointer, Code code, std::string_view message) {
    return {{"pointer", std::string(pointer)}, {"code", std::string(text(code))}, {"message", std::string(message)}};
}

Response document(unsigned status, std::string_view kind, std::string_view title, std::string_view detail, Json errors) {
    Json body{{"type", "urn:qopi:problem:" + std::string(kind)},
              {"title", std::string(title)},
              {"status", status},
              {"detail", std::string(detail)}};
    if (!errors.empty()) body["errors"] = std::move(errors);
    return {.status = status, .type = "application/problem+json", .body = body.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"};
}

/// Whether the bytes are a document of ours at all.
unsigned status_of(Code code) {
    switch (code) {
        case Code::package_too_large:
            return too_large;
        case Code::package_syntax:
        case Code::package_not_utf8:
        case Code::package_duplicate_key:
        case Code::package_too_deep:
        case Code::package_number:
        case Code::package_id:
        case Code::package_digest:
            return bad_request;
        default:
            return unprocessable;
    }
}

}  // namespace

Response problem(unsigned status, std::string_view kind, std::string_view title, std::string_view detail) {
    return document(status, kind, title, detail, {});
}

Response problem_of(const Fault& fault) {
    const auto sentence = sentence_for(fault);
    return document(status_of(fault.code), text(fault.code), "This is not a package that we can read", sentence,
                    Json::array({error_entry(fault.place, fault.code, sentence)}));
}

Response problem_of(const std::vector<Issue>& issues) {
    auto errors = Json::array();
    for (const auto& issue : issues) {
        if (errors.size() == errors_max) break;
        errors.push_back(error_entry(issue.at, issue.code, sentence_for(issue)));
    }
    return document(unprocessable, "rules", "Some answers need another look",
                    "Nothing was stored. Correct what is listed and send the package again.", std::move(errors));
}

Response problem_of(Membership membership) {
    const auto code = membership == Membership::inactive ? Code::member_inactive : Code::member_unknown;
    return document(unprocessable, text(code),
                    membership == Membership::inactive ? "This membership is not active" : "We do not know this member", sentence(code),
                    Json::array({error_entry("/content/physician/asco_id", code, sentence(code))}));
}

}  // namespace qopi::helpdesk
