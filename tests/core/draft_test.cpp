// The draft: a reload on any page loses nothing but taxpayer IDs and the challenge response.
#include "package/draft.hpp"

#include <doctest/doctest.h>

#include <set>

#include "make.hpp"

namespace qopi {
namespace {

Draft draft_of(std::string_view bytes) {
    auto draft = read_draft(bytes);
    if (draft) return draft.value();
    FAIL_CHECK(sentence_for(draft.error()));
    return {};
}

/// What a draft of these answers gives back: everything, and of secrets only that they were given.
Submission after_reload(Submission s) {
    make::each_field(s, []<class R>(const std::string&, R& record, const Field<R>& field) {
        if (const auto* slot = std::get_if<Secret R::*>(&field.slot)) {
            auto& secret = record.*(*slot);
            secret = {"", secret.given || !secret.text.empty()};
        }
    });
    return s;
}

void check_survives(const Submission& content) {
    Draft draft;
    draft.content = content;
    const auto bytes = write_draft(draft);
    const auto back = draft_of(bytes);
    const bool is_equal = back.content == after_reload(content);
    CHECK(is_equal);
    CHECK(write_draft(back) == bytes);
}

TEST_CASE("a reload gives back what was typed, asked or not, finished or not") {
    check_survives({});
    check_survives(make::smallest());
    check_survives(make::fullest());
    check_survives(make::interest());

    auto unasked = make::fullest();
    unasked.eligibility.country = {"CA"};
    unasked.physician.is_administrator = true;
    unasked.physician.receive_email = Answer::no;
    unasked.physician.challenge_question.clear();
    unasked.practice.multiple_offices = Answer::no;
    unasked.offices[0].same_address = true;
    unasked.offices[0].same_ein = true;
    unasked.offices[0].same_administrator = true;
    unasked.users[0].roles = {};
    unasked.interest = make::interest().interest;
    check_survives(unasked);
}

TEST_CASE("every text field gives back exactly what was typed into it, well-formed or not") {
    for (const std::string text : {" 007 ", "007", "-0", "+4", "12,5", "1e3", "99999999999999999999", "\"quoted\" \\ / \b\f\n\r\t",
                                   "\x01\x7f", "é 😀 \xef\xbb\xbf", "null", "true", "{}", "~0/~1", "536-90-4399"}) {
        CAPTURE(text);
        auto content = make::fullest();
        make::each_field(content, [&]<class R>(const std::string&, R& record, const Field<R>& field) {
            if (const auto* slot = std::get_if<std::string R::*>(&field.slot)) record.*(*slot) = text;
            if (const auto* slot = std::get_if<Secret R::*>(&field.slot)) record.*(*slot) = {text, true};
        });
        check_survives(content);
    }
}

TEST_CASE("every choice gives back what was chosen") {
    auto content = make::fullest();
    make::each_field(content, [&]<class R>(const std::string& pointer, R& record, const Field<R>& field) {
        const auto before = record;
        CAPTURE(pointer);
        if (const auto* slot = std::get_if<Answer R::*>(&field.slot))
            for (const auto answer : {Answer::none, Answer::yes, Answer::no}) record.*(*slot) = answer, check_survives(content);
        if (const auto* slot = std::get_if<bool R::*>(&field.slot))
            for (const bool on : {true, false}) record.*(*slot) = on, check_survives(content);
        if (const auto* slot = std::get_if<Set R::*>(&field.slot))
            for (std::uint8_t bits = 0; bits >> field.choices().size() == 0; ++bits) record.*(*slot) = {bits}, check_survives(content);
        if (const auto* slot = std::get_if<One R::*>(&field.slot))
            for (const std::string code : {"", "US", "VA", "reporting", "not on any list"})
                record.*(*slot) = {code}, check_survives(content);
        if (const auto* slot = std::get_if<OfficeIds R::*>(&field.slot))
            for (const OfficeIds& ids : {OfficeIds{}, OfficeIds{"main"}, OfficeIds{"o2", "main", "o2", "gone"}})
                record.*(*slot) = ids, check_survives(content);
        record = before;
    });
}

TEST_CASE("a draft also remembers the kept warnings, the name under the declaration, and where the package went") {
    Draft draft;
    draft.content = make::fullest();
    draft.kept = make::fullest_kept();
    draft.declaration = {"Maria Okonkwo-Smith", true};
    draft.made = {{"01a20633-fc80-7012-b456-789abcdef012", std::string(make::secret)}, {"01a20633-fc80-7012-b456-789abcdef011", ""},
                  {"01a20633-fc80-7012-b456-789abcdef010", std::string(make::secret)}};
    draft.reference = "K7M-2RX-94";
    draft.received_at = make::moment;
    const auto back = draft_of(write_draft(draft));
    CHECK(back.kept == draft.kept);
    CHECK(back.declaration == Declaration{"Maria Okonkwo-Smith", false});
    CHECK(back.made == draft.made);
    CHECK(back.reference == draft.reference);
    CHECK(back.received_at == draft.received_at);
}

TEST_CASE("what cannot be the secret of a package is none, whatever a draft file says") {
    Draft draft;
    draft.content = make::fullest();
    for (const auto& text : {std::string("x"), std::string(64, 'A'), std::string(63, 'a'), std::string(65, 'a'), std::string(1 << 20, 'a')}) {
        draft.made = {{"01a20633-fc80-7012-b456-789abcdef012", text}};
        const auto back = draft_of(write_draft(draft));
        REQUIRE(back.made.size() == 1);
        CHECK(back.made[0].secret.empty());
    }
}

TEST_CASE("of the packages that a draft file says were made, each is taken once, as many as a package may name, and none whose id cannot be one") {
    const std::string id = "01a20633-fc80-7012-b456-789abcdef0";
    const auto made = [&](const Json& frozen) {
        auto document = Json::parse(write_draft(Draft{{}, make::smallest()}));
        document["frozen"] = frozen;
        std::string ids;
        for (const auto& one : draft_of(document.dump()).made) ids += one.id.substr(34) + (one.secret.empty() ? " " : "! ");
        return ids;
    };
    CHECK(made({{"id", id + "12"}, {"secret", make::secret}, {"earlier", {{{"id", id + "11"}}, {{"id", id + "12"}}, {{"id", id + "10"}, {"secret", make::secret}}}}}) == "12! 11 10! ");
    CHECK(made({{"id", "12"}, {"earlier", {7, nullptr, {{"id", 7}}, Json::object(), {{"id", id + "1g"}}, {{"id", id + "11"}}}}}) == "11 ");
    for (const auto& nothing : {Json(nullptr), Json(7), Json::array(), Json{{"earlier", id + "12"}}}) CHECK(made(nothing).empty());
    auto many = Json::array();
    for (std::size_t i = 0; i < 2 * predecessors_max; ++i) many.push_back({{"id", id + std::to_string(20 + i)}});
    CHECK(made({{"earlier", many}}).size() == 3 * predecessors_max);
}

TEST_CASE("of what a draft file tells of lists that were brought, only what can be so is kept") {
    const auto brought = [](const std::string& list) {
        const auto draft = read_draft(R"({"format":"qopi-draft","version":0,"kind":"registration","content":{},"brought":)" + list + "}");
        REQUIRE(draft);
        return draft.value().brought;
    };
    const std::string good = R"({"list":"users","day":"2026-11-23","file":"staff.csv","first":1,"last":180,"changed":3})";
    CHECK(brought("[" + good + "]") == std::vector<Brought>{{Section::users, "2026-11-23", "staff.csv", 1, 180, 3}});
    for (const auto& [was, other] : {std::pair{"users", "members"}, std::pair{"2026-11-23", "yesterday"}, std::pair{"\"day\"", "\"dya\""}}) {
        auto text = good;
        text.replace(text.find(was), std::string_view(was).size(), other);
        CHECK(brought("[" + text + "]").empty());
    }
    auto large = good;
    large.replace(large.find("180"), 3, "9007199254740991");
    CHECK(brought("[" + large + "]")[0].last == INT32_MAX);
    large.replace(large.find("staff.csv"), 9, std::string(file_name_max + 1, 'a'));
    CHECK(brought("[" + large + "]").empty());
    for (const auto* nothing : {"{}", "null", "[1, [], {}]"}) CHECK(brought(nothing).empty());
    std::string many = good;
    for (std::size_t i = 0; i < brought_max; ++i) many += "," + good;
    CHECK(brought("[" + many + "]").size() == brought_max);
}

TEST_CASE("a package is shown to replace another one by the secret of that one alone") {
    auto earlier = make::package(make::smallest()), later = make::package(make::smallest());
    earlier.successor_digest = digest_of_bytes(make::secret);
    const std::string other = "019a1b2c-3d4e-7f00-8abc-0123456789ab", secret(make::secret), wrong(64, '0');
    struct Row {
        std::vector<Predecessor> supersedes;
        bool is_shown;
    };
    const Row rows[] = {
        {{}, false},
        {{{earlier.id, ""}}, false},
        {{{earlier.id, secret}}, true},
        {{{other, secret}}, false},
        {{{earlier.id, wrong}}, false},
        {{{other, ""}, {earlier.id, secret}}, true},
        {{{other, secret}, {earlier.id, wrong}}, false},
    };
    for (const auto& row : rows) {
        later.supersedes = row.supersedes;
        CHECK(is_shown_to_replace(later, earlier) == row.is_shown);
    }
    earlier.successor_digest = digest_of_bytes(""), later.supersedes = {{earlier.id, ""}};
    CHECK(!is_shown_to_replace(later, earlier));
}

TEST_CASE("after a reload the app asks for the secrets again, while the Help Desk knows that they are sealed") {
    Draft draft;
    draft.content = make::fullest();
    const auto back = draft_of(write_draft(draft)).content;
    CHECK(make::joined(make::found(back)) ==
          "/content/physician/challenge_response enter-again, /content/practice/ein enter-again, /content/offices/0/fax "
          "phone-555-01xx-fictional, "
          "/content/offices/0/ein enter-again");
    CHECK(make::found(back, Kind::registration, make::facts(true)) ==
          std::vector<std::string>{"/content/offices/0/fax phone-555-01xx-fictional"});
}

TEST_CASE("a secret that stands in a draft all the same is not written again") {
    for (const std::string_view pointer : {"/content/practice/ein", "/content/offices/0/ein", "/content/physician/challenge_response"}) {
        CAPTURE(pointer);
        Draft draft;
        draft.content = make::fullest();
        auto document = Json::parse(write_draft(draft));
        make::at(document, pointer) = "Marker-91-1144442";
        const auto back = draft_of(document.dump());
        CHECK(write_draft(back).find("Marker") == std::string::npos);
    }
}

TEST_CASE("two items of one id are told apart after a reload, and none is lost") {
    auto content = make::fullest();
    REQUIRE(content.offices.size() > 1);
    content.offices[1].id = content.offices[0].id;
    for (auto& user : content.users) user.id = main_office;
    Draft draft;
    draft.content = content;
    const auto read = read_draft(write_draft(draft));
    REQUIRE(bool(read));
    const auto& back = read.value().content;
    std::set<std::string> ids{std::string(main_office)};
    for (const auto& office : back.offices) CHECK(ids.insert(office.id).second);
    for (const auto& user : back.users) CHECK(ids.insert(user.id).second);
    CHECK(back.offices.size() == content.offices.size());
    CHECK(back.users.size() == content.users.size());
    CHECK(back.offices[1].city == content.offices[1].city);
}

TEST_CASE("what a later version wrote into a draft is kept") {
    Draft draft;
    draft.content = make::fullest();
    auto document = Json::parse(write_draft(draft));
    for (const std::string_view pointer : {"/x-theme", "/content/x-part", "/content/physician/x-note", "/content/offices/1/x-note",
                                           "/content/offices/0/administrator/x-note", "/content/users/2/a~1b"})
        make::at(document, pointer) = Json::parse(R"({"a": [1, "text", null]})");
    const auto back = draft_of(document.dump());
    CHECK(back.unknown.size() == 6);
    CHECK(canonical(Json::parse(write_draft(back))) == canonical(document));
}

TEST_CASE("a file that is no draft is refused with its reason and place") {
    struct Row {
        std::string name, bytes;
        Code code;
        std::string_view place;
    };
    Draft draft;
    draft.content = make::fullest();
    const auto good = write_draft(draft);
    const auto with = [&](std::string_view pointer, const Json& value) {
        auto document = Json::parse(good);
        make::at(document, pointer) = value;
        return document.dump();
    };
    const auto without = [&](const char* key) {
        auto document = Json::parse(good);
        document.erase(key);
        return document.dump();
    };
    const Row rows[] = {
        {"nothing", "", Code::package_syntax, "line 1, column 1"},
        {"no JSON", "draft", Code::package_syntax, "line 1, column 1"},
        {"a list", "[]", Code::package_format, "/format"},
        {"a package", write_package(make::package(make::smallest())), Code::package_format, "/format"},
        {"no format", without("format"), Code::package_format, "/format"},
        {"a later version", with("/version", 1), Code::package_version, "/version"},
        {"a version as text", with("/version", "0"), Code::package_version, "/version"},
        {"no version", without("version"), Code::package_version, "/version"},
        {"no content", without("content"), Code::package_member_missing, "/content"},
        {"content as a list", with("/content", Json::array()), Code::wrong_type, "/content"},
        {"a physician as text", with("/content/physician", "Maria"), Code::wrong_type, "/content/physician"},
        {"a name as a number", with("/content/physician/given_name", 7), Code::wrong_type, "/content/physician/given_name"},
        {"an answer that is none", with("/content/practice/multiple_offices", "perhaps"), Code::wrong_type,
         "/content/practice/multiple_offices"},
        {"a role that is none", with("/content/users/0/roles", {"wizard"}), Code::wrong_type, "/content/users/0/roles"},
        {"an office without an id", with("/content/offices/0", Json::object()), Code::package_member_missing, "/content/offices/0/id"},
        {"a kept error", with("/kept", {{{"at", "/a"}, {"code", "required"}}}), Code::wrong_type, "/kept/0"},
        {"a fraction", make::replaced(good, "\"version\":0", "\"version\":0.5"), Code::package_number, "/version"},
        {"a key twice", make::replaced(good, "\"version\":0", "\"version\":0,\"version\":0"), Code::package_duplicate_key, "/version"},
        {"bad UTF-8", make::replaced(good, "Maria", "M\xffria"), Code::package_not_utf8, ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        const auto read = read_draft(row.bytes);
        const bool refused = !read;
        REQUIRE(refused);
        CHECK(text(read.error().code) == text(row.code));
        CHECK(read.error().place == row.place);
    }
}

TEST_CASE("a draft whose small parts are damaged still gives the answers back") {
    Draft draft;
    draft.content = make::fullest();
    const auto good = Json::parse(write_draft(draft));
    for (const char* key : {"kept", "declaration", "given", "frozen", "received"}) {
        CAPTURE(key);
        auto without = good;
        without.erase(key);
        CHECK(draft_of(without.dump()).content.practice.name == "Riverbend Oncology");
        if (std::string_view(key) == "kept") continue;
        for (const Json& value : {Json(nullptr), Json(7), Json("text"), Json::array({7, nullptr}), Json({{"name", 7}, {"id", 7}})}) {
            auto damaged = good;
            damaged[key] = value;
            CHECK(draft_of(damaged.dump()).content.practice.name == "Riverbend Oncology");
        }
    }
}

}  // namespace
}  // namespace qopi
