// The store by itself: what fails in one change fails for who asked for it, and for nobody else.
#include "helpdesk/store/store.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <new>

using namespace qopi::helpdesk;

namespace {

/// A new store in a folder that is gone afterwards.
class OwnStore {
public:
    OwnStore() {
        std::string pattern = (std::filesystem::temp_directory_path() / "helpdesk-store-XXXXXX").string();
        REQUIRE(::mkdtemp(pattern.data()) != nullptr);
        folder_ = pattern;
        auto opened = Store::open((folder_ / "helpdesk.db").string(), Store::Open::fresh);
        REQUIRE(opened);
        store_ = std::move(opened.value());
    }
    ~OwnStore() {
        store_.reset();
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    OwnStore(const OwnStore&) = delete;
    OwnStore& operator=(const OwnStore&) = delete;
    Store& operator*() { return *store_; }

private:
    std::filesystem::path folder_;
    std::unique_ptr<Store> store_;
};

Record record_of(const std::string& id) {
    Record record;
    record.id = id;
    record.digest = "sha-256:" + id;
    record.kind = "interest";
    record.received_at = "2026-11-23T02:20:00Z";
    return record;
}

const MakeReceipt signs = [](const Record&) { return "signed"; };

}  // namespace

TEST_CASE("a change for which there is not enough memory is refused, and the store goes on") {
    OwnStore own;
    auto& store = *own;
    const auto refused = store.add(record_of("one"), {}, "{}", "", [](const Record&) -> std::optional<std::string> { throw std::bad_alloc(); });
    REQUIRE(!refused);
    CHECK(refused.error().sentence.find("not enough memory") != std::string::npos);
    const auto found = store.find_id("one");
    REQUIRE(found);
    CHECK(!found.value());
    const auto taken = store.add(record_of("two"), {}, "{}", "", signs);
    REQUIRE(taken);
    CHECK(taken.value().is_new);
}

TEST_CASE("a change whose receipt cannot be signed leaves no record") {
    OwnStore own;
    auto& store = *own;
    CHECK(!store.add(record_of("one"), {}, "{}", "", [](const Record&) -> std::optional<std::string> { return std::nullopt; }));
    const auto found = store.find_id("one");
    REQUIRE(found);
    CHECK(!found.value());
}
