// The agreed examples, one by one: code and severity of each are exact.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "values/checks.hpp"
#include "vectors.hpp"

namespace qopi {
namespace {

struct Listed {
    std::string_view key;  ///< of the list in vectors.json, or the kind of a name
    Check check;
};

Check check_of(std::string_view key) {
    for (const Listed& subject : {
             Listed{"npi", check_npi},
             Listed{"upin", check_upin},
             Listed{"ein", check_ein},
             Listed{"phone", check_phone},
             Listed{"email", check_email},
             Listed{"zip", check_zip},
             Listed{"asco-id", check_asco_id},
             Listed{"abim-id", check_abim_id},
             Listed{"username", check_username},
             Listed{"given-name", check_given_name},
             Listed{"family-name", check_family_name},
             Listed{"practice-name", check_practice_name},
         })
        if (subject.key == key) return subject.check;
    return nullptr;
}

std::string_view severity_text(Severity severity) {
    switch (severity) {
        case Severity::ok:
            return "ok";
        case Severity::warning:
            return "warning";
        case Severity::error:
            return "error";
    }
    return {};
}

TEST_CASE("every agreed example has its code and its severity") {
    const auto vectors = nlohmann::json::parse(vectors_json, nullptr, false);
    REQUIRE(vectors.is_object());
    int count = 0;
    for (const auto& [list, rows] : vectors.items()) {
        for (const auto& row : rows) {
            const std::string value = row.at("value");
            const std::string kind = row.value("kind", list);
            CAPTURE(kind);
            CAPTURE(value);
            const Check check = check_of(kind);
            const bool known = check != nullptr;
            REQUIRE(known);
            const Verdict verdict = check(value);
            Code code = verdict.code;
            if (code == Code::ok && row.contains("state")) code = zip_in_state(verdict.value, row.at("state").get<std::string>());
            CHECK(text(code) == row.value("code", "ok"));
            CHECK(severity_text(severity(code)) == row.at("severity").get<std::string>());
            ++count;
        }
    }
    CHECK(count > 200);
}

}  // namespace
}  // namespace qopi
