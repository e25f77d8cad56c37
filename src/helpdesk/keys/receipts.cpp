// The payload of a receipt.
#include "helpdesk/keys/receipts.hpp"

#include "helpdesk/reference.hpp"
#include "package/json.hpp"

namespace qopi::helpdesk {

namespace {

constexpr std::size_t payload_bytes_max = 4096;

Json payload_of(const Record& record) {
    return {{"id", record.id},
            {"digest", record.digest},
            {"reference", show_reference(record.reference)},
            {"receivedAt", record.received_at},
            {"status", std::string(code_text(record.status))}};
}

}  // namespace

std::optional<std::string> make_receipt(const Record& record, const Key& key) {
    return sign(key, payload_of(record).dump(-1, ' ', false, Json::error_handler_t::replace));
}

bool is_receipt_of(const Record& record, const Key& key) {
    const auto payload = verified(key, record.receipt);
    if (!payload) return false;
    auto said = parse_json(*payload, {payload_bytes_max, 2});
    if (!said) return false;
    auto expected = payload_of(record);
    // Staff have marked it since.
    expected.erase("status");
    if (said.value().is_object()) said.value().erase("status");
    return said.value() == expected;
}

}  // namespace qopi::helpdesk
