// The outbox as a person and as another program sees it, and the ways beside the upload.
#include <doctest/doctest.h>

#include "app/files.hpp"
#include "app/filled.hpp"
#include "app_driver.hpp"
#include "package/mail.hpp"

namespace qopi {
namespace {

App queued(const std::string& button = "submit") {
    auto app = ready(make::fullest());
    queue(make_package(app, button));
    return app;
}

TEST_CASE("a package knows the draft of which it was made, whose it is, and when it was made") {
    const auto app = queued();
    const auto& parcel = *own_parcel(app.state);
    CHECK(parcel.draft == "d1");
    CHECK(parcel.name == make::fullest().practice.name);
    CHECK(parcel.kind == "registration");
    CHECK(parcel.frozen == make::moment);
}

TEST_CASE("only a package with a receipt is called received, whatever else happens to it") {
    auto app = queued();
    const auto id = app.state.frozen.parcel.id;
    CHECK(app.stands() == ParcelState::sending);
    app.happen(Unsent{id, "network"});
    CHECK(app.stands() == ParcelState::waiting);
    app.happen(SendingNow{id});
    CHECK(app.stands() == ParcelState::sending);
    app.happen(receipt(app));
    CHECK(app.stands() == ParcelState::received);
    CHECK(own_parcel(app.state)->reference == "K7M-2RX-94");
    app.happen(SendingNow{id}).happen(Unsent{id, "busy"}).happen(Refused{id, 422, "", {}});
    CHECK(app.stands() == ParcelState::received);
    // What was saved only is not made to wait by bad news.
    auto kept = queued("save-package");
    kept.happen(Unsent{kept.state.frozen.parcel.id, "network"});
    CHECK(kept.stands() == ParcelState::kept);
    CHECK(!kept.has<Retry>());
}

TEST_CASE("one package that the Help Desk refuses stops no other") {
    auto app = queued();
    const auto own = app.state.frozen.parcel.id;
    const auto other = Parcel{.id = "01a20633-fc80-7012-b456-000000000000", .bytes = "{}", .state = ParcelState::sending};
    app.state.outbox.push_back(other);
    app.happen(Refused{other.id, 422, "", {{"/content/practice/zip", Code::zip_format}}});
    CHECK(find_parcel(app.state, other.id)->state == ParcelState::refused);
    CHECK(app.url() == "#/register/done");
    app.happen(receipt(app));
    CHECK(app.stands() == ParcelState::received);
    CHECK(own == app.state.frozen.parcel.id);
}

TEST_CASE("what the Help Desk says of a package that was replaced meanwhile needs nobody, but a receipt is kept") {
    auto app = queued();
    const auto id = app.state.frozen.parcel.id;
    find_parcel(app.state, id)->state = ParcelState::replaced;
    app.happen(SendingNow{id}).happen(Unsent{id, "busy"}).happen(Refused{id, 422, "", {{"/content/practice/zip", Code::zip_format}}});
    CHECK(app.stands() == ParcelState::replaced);
    CHECK(app.url() == "#/register/done");
    app.happen(receipt(app));
    CHECK(app.stands() == ParcelState::received);
}

TEST_CASE("a package is removed by the person alone, after a question") {
    auto app = queued();
    const auto id = app.state.frozen.parcel.id;
    app.go("#/packages").press("ask-parcel:" + id);
    CHECK(app.state.page.question == Action{Verb::ask_remove_parcel, id});
    CHECK(!app.has<Forget>());
    app.press("take-back");
    CHECK(app.state.outbox.size() == 1);
    app.press("ask-parcel:" + id).press("remove-parcel:" + id);
    CHECK(app.effect<Forget>()->id == id);
    CHECK(app.state.outbox.empty());
    // Another package of these answers says that it replaces this one.
    CHECK(app.before() == id);
    CHECK(!app.press("remove-parcel:nothing").changed);
}

TEST_CASE("an emailed package is only kept again, once the one that was to replace it is removed and never went out") {
    struct Row {
        const char* first_out;   ///< what was done with the first one; nothing when it only waited
        const char* second_out;
        ParcelState after;
    };
    const Row rows[] = {{"save-mail:", "", ParcelState::kept}, {"", "", ParcelState::replaced}, {"save-mail:", "save-parcel:", ParcelState::replaced}};
    for (const auto& row : rows) {
        CAPTURE(row.first_out);
        CAPTURE(row.second_out);
        auto app = queued(*row.first_out ? "mail" : "submit");
        const auto first = app.state.frozen.parcel.id;
        if (*row.first_out) app.press(row.first_out + first);
        app.fill("/content/practice/city", "Arlington").go("#/register/review").tick("/declaration/agreed");
        queue(make_package(app, "submit", "fedcba9876543210fedc"));
        const auto second = app.state.frozen.parcel.id;
        REQUIRE(find_parcel(app.state, first)->state == ParcelState::replaced);
        if (*row.second_out) app.press(row.second_out + second);
        app.happen(Unsent{second, "network"}).press("remove-parcel:" + second);
        CHECK(find_parcel(app.state, first)->state == row.after);
        CHECK(app.has<Mark>() == (row.after == ParcelState::kept));
        // Nothing is sent that nobody sends.
        CHECK(!app.has<Send>());
    }
}

TEST_CASE("what another tab did to the packages is shown here") {
    const auto sent = queued();
    const auto own = *own_parcel(sent.state);
    const auto with = [&](ParcelState state) {
        auto parcel = own;
        parcel.state = state;
        return parcel;
    };
    SUBCASE("a receipt of the open draft's package leads to its reference") {
        auto app = sent;
        auto parcel = with(ParcelState::received);
        parcel.reference = "K7M-2RX-94", parcel.received_at = "2026-11-23T02:21:00Z";
        app.happen(OutboxChanged{{parcel}});
        CHECK(app.stands() == ParcelState::received);
        CHECK(app.state.receipt.reference == "K7M-2RX-94");
        CHECK(app.has<SaveSoon>());
        CHECK_FALSE(app.happen(OutboxChanged{{parcel}}).has<SaveSoon>());
    }
    SUBCASE("a package that waits keeps what this tab knows of its next try") {
        auto app = sent;
        app.happen(Unsent{own.id, "busy"}).happen(OutboxChanged{{with(ParcelState::sending)}});
        CHECK(app.stands() == ParcelState::waiting);
        CHECK(own_parcel(app.state)->reason == "busy");
        CHECK(app.happen(Unsent{own.id, "busy"}).effect<Retry>()->attempt == 1);
    }
    SUBCASE("a package that was made there is sent here, too, in case that tab is closed") {
        auto app = sent;
        auto more = with(ParcelState::waiting);
        more.id = "another";
        app.happen(OutboxChanged{{own, more}});
        CHECK(app.effect<Send>()->id == "another");
        CHECK_FALSE(app.happen(OutboxChanged{{own, more}}).has<Send>());
    }
    SUBCASE("a package that was replaced or made there is shown as it stands") {
        auto app = sent;
        auto more = with(ParcelState::received);
        more.id = "another";
        app.happen(OutboxChanged{{with(ParcelState::replaced), more}});
        CHECK(app.stands() == ParcelState::replaced);
        CHECK(find_parcel(app.state, "another")->state == ParcelState::received);
    }
    SUBCASE("what this page knows of a package's end is not undone by a note that could not be kept") {
        auto app = sent;
        app.happen(receipt(app));
        app.happen(OutboxChanged{{with(ParcelState::sending)}});
        CHECK(app.stands() == ParcelState::received);
        CHECK(app.effects.empty());
        CHECK_FALSE(app.changed);
    }
    SUBCASE("nothing is confirmed whose package was replaced there") {
        auto app = sent;
        app.happen(OutboxChanged{{with(ParcelState::replaced)}});
        CHECK(app.url() == "#/register/review");
    }
    SUBCASE("a refusal that came there is told of here as if it had come here") {
        auto app = sent;
        app.happen(Refused{own.id, 422, "", {{"/content/practice/zip", Code::zip_format}}}).happen(OutboxChanged{{with(ParcelState::refused)}});
        CHECK(app.url() == "#/register/practice");
        CHECK(app.blamed() == "/content/practice/zip zip-format");
    }
    SUBCASE("nothing is confirmed whose package was removed there; the next one says that it replaces it") {
        auto app = sent;
        REQUIRE(app.url() == "#/register/done");
        app.happen(OutboxChanged{});
        CHECK(app.url() == "#/register/review");
        CHECK(app.before() == own.id);
        app.happen(OutboxChanged{});
        CHECK(app.effects.empty());
    }
}

TEST_CASE("Email instead freezes the package, keeps it, and hands out the same bytes in each form") {
    auto app = queued("mail");
    CHECK(app.url() == "#/register/mail");
    CHECK(app.stands() == ParcelState::kept);
    const auto& parcel = *own_parcel(app.state);
    app.press("save-mail:" + parcel.id);
    REQUIRE(app.has<Download>());
    CHECK(app.effect<Download>()->name == "qopi-registration-riverbend-oncology-01a20633-fc80.eml");
    CHECK(app.effect<Download>()->type == "message/rfc822");
    CHECK(app.effect<Announce>()->text == filled(texts::saved_as, {app.effect<Download>()->name}));
    // That it may have gone by mail is noted once, and stays when it is uploaded after all.
    CHECK(app.effect<GivenOut>()->at == make::moment);
    app.press("share:" + parcel.id);
    CHECK(!app.has<GivenOut>());
    REQUIRE(app.has<Share>());
    CHECK(app.effect<Share>()->bytes == parcel.bytes);
    app.press("save-parcel:" + parcel.id);
    CHECK(app.effect<Download>()->bytes == parcel.bytes);
    CHECK(sent_list(app.state.outbox).find("," + std::string(make::moment) + "," + std::string(make::moment) + ",\r\n") != std::string::npos);
    app.go("#/register/review").press("submit");
    CHECK(app.effect<Enqueue>()->parcel.given_out == make::moment);
    queue(app);
    CHECK(own_parcel(app.state)->given_out == make::moment);
    // Nothing says "sent" before the Help Desk does; then this page does, too.
    app.happen(receipt(app));
    CHECK(app.url() == "#/register/done");
    App fresh;
    fresh.boot("", {}, "#/register/mail");
    CHECK(fresh.url() != "#/register/mail");
}

TEST_CASE("what went by mail or as a file is asked about when the page opens") {
    const auto app = queued("mail");
    App later;
    later.boot("", {*own_parcel(app.state)});
    CHECK(!later.has<Send>());
    CHECK(later.effect<AskReceipt>()->id == app.state.frozen.parcel.id);
}

TEST_CASE("the email is a draft for the Help Desk with the package as an attachment that no gateway changes") {
    const std::string id = "01a20633-fc80-7012-b456-000000000000";
    for (const std::size_t length : {0u, 1u, 2u, 3u, 56u, 57u, 58u, 1000u}) {
        CAPTURE(length);
        std::string bytes;
        for (std::size_t i = 0; i < length; ++i) bytes += static_cast<char>(i * 37);
        const auto mail = write_mail(id, "QOPI request: Riverbend", "qopi.json", bytes);
        CHECK(mail.starts_with("X-Unsent: 1\r\nTo: qopi@asco.org\r\nSubject: QOPI request: Riverbend\r\n"));
        std::size_t at = 0;
        while (at < mail.size()) {
            const auto end = mail.find("\r\n", at);
            REQUIRE(end != std::string::npos);
            CHECK(end - at <= 998);
            for (; at < end; ++at) {
                CHECK(static_cast<unsigned char>(mail[at]) >= 32);
                CHECK(static_cast<unsigned char>(mail[at]) < 127);
            }
            at = end + 2;
        }
        // The attachment, decoded again.
        const auto head = std::string("Content-Transfer-Encoding: base64\r\n\r\n");
        const auto begin = mail.find(head) + head.size();
        std::string decoded;
        std::uint32_t group = 0;
        int bits = 0;
        for (std::size_t i = begin; mail[i] != '-'; ++i) {
            const auto digit = std::string("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/").find(mail[i]);
            if (digit == std::string::npos) continue;
            group = group << 6 | static_cast<std::uint32_t>(digit), bits += 6;
            if (bits >= 8) bits -= 8, decoded += static_cast<char>(group >> bits & 255);
        }
        CHECK(decoded == bytes);
    }
    CHECK(mail_text().find("Please do not fax or email the form") != std::string_view::npos);
    CHECK(mail_text().find("sealed") != std::string_view::npos);
}

TEST_CASE("the email's subject names the practice, in whatever script, and starts no header of its own") {
    const auto subject_in = [](std::string_view subject) {
        const auto mail = write_mail("01a20633-fc80-7012-b456-000000000000", subject, "qopi.json", "{}");
        const auto begin = mail.find("Subject: ") + 9;
        return mail.substr(begin, mail.find("\r\nMIME-Version") - begin);
    };
    CHECK(subject_in("QOPI registration: Riverbend Oncology") == "QOPI registration: Riverbend Oncology");
    const std::string usual = "QOPI registration: Riverbend Oncology (package 01a20633-fc80-7012-b456-000000000000)";
    CHECK(subject_in(usual) == usual);
    CHECK(subject_in("Clínica") == "=?UTF-8?B?Q2zDrW5pY2E=?=");
    CHECK(subject_in("a\r\nBcc: eve@example.org") == "=?UTF-8?B?YQ0KQmNjOiBldmVAZXhhbXBsZS5vcmc=?=");
    CHECK(subject_in("=?UTF-8?B?YQ==?=") == "=?UTF-8?B?PT9VVEYtOD9CP1lRPT0/PQ==?=");
    // RFC 2047 section 2: a word has 75 characters at most, and ends with a whole character.
    std::string longest;
    for (int i = 0; i < 60; ++i) longest += "中";
    const auto words = subject_in(longest);
    for (std::size_t at = 0; at < words.size();) {
        const auto end = std::min(words.find("\r\n ", at), words.size());
        CHECK(end - at <= (at == 0 ? 76 - std::string_view("Subject: ").size() : 75));
        CHECK((end - at - 12) % 4 == 0);
        at = end + 3;
    }
}

TEST_CASE("a file is called after the practice, in letters that every computer has") {
    CHECK(file_name("registration", "Riverbend Oncology, PA", "01a20633-fc80", ".json") == "qopi-registration-riverbend-oncology-pa-01a20633-fc80.json");
    CHECK(file_name("draft", "Ødegård & Söhne", "2026-11-23", ".json") == "qopi-draft-odegard-sohne-2026-11-23.json");
    CHECK(file_name("draft", "中文", "2026-11-23", ".json") == "qopi-draft-2026-11-23.json");
    CHECK(file_name("draft", "../../etc/passwd\r\n", "x", ".json") == "qopi-draft-etc-passwd-x.json");
    CHECK(file_name("draft", std::string(500, 'a'), "x", ".json").size() < 60);
}

TEST_CASE("the list of packages adds up in a spreadsheet, and no cell of it is a formula") {
    auto app = queued();
    app.happen(receipt(app));
    app.state.outbox.push_back({.id = "01a20633-fc80-7012-b456-000000000000", .bytes = "{}", .state = ParcelState::waiting, .kind = "=HYPERLINK(\"x\"), Inc."});
    app.state.outbox.push_back({.id = "01a20633-fc80-7012-b456-111111111111", .bytes = "", .state = ParcelState::kept, .reference = "@a\r\nb"});
    app.go("#/packages").press("save-list");
    REQUIRE(app.has<Download>());
    CHECK(app.effect<Download>()->type == "text/csv");
    const auto& list = app.effect<Download>()->bytes;
    CHECK(list.starts_with("package,kind,state,reference,digest,frozen,sent,received\r\n" + app.state.frozen.parcel.id + ",registration,received,K7M-2RX-94,sha-256:"));
    CHECK(list.find(",\"'=HYPERLINK(\"\"x\"\"), Inc.\",waiting,,sha-256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a,,,\r\n") != std::string::npos);
    CHECK(list.find(",saved,\"'@a\r\nb\",sha-256:") != std::string::npos);
}

TEST_CASE("every state of a package has a code that can be read again; an unknown one is none") {
    for (std::size_t i = 0; i < parcel_states.size(); ++i) CHECK(parcel_state_from(parcel_states[i].code) == static_cast<ParcelState>(i));
    CHECK(!parcel_state_from("sent"));
    CHECK(!parcel_state_from(""));
}

}  // namespace
}  // namespace qopi
