// Sharing memory out by size, by client and by pace.
#include "helpdesk/http/room.hpp"

#include <algorithm>
#include <array>

namespace qopi::helpdesk {
namespace {

/// A body of at most so many bytes may come when all together then have at most so many: what larger ones leave.
struct Tier {
    std::uint64_t body_bytes_max, together_bytes_max;
};
// A registration has 6 kB, one of a thousand offices a few MB, and no package more than 16 MiB.
constexpr std::array tiers{Tier{256u << 10, Room::bytes_max}, Tier{4u << 20, Room::bytes_max - (32u << 20)},
                           Tier{~std::uint64_t{0}, Room::bytes_max - (96u << 20)}};

}  // namespace

bool Pace::keeps(std::uint64_t bytes, double now) {
    if (now > lasts_until_) return false;
    lasts_until_ = std::min(lasts_until_ + static_cast<double>(bytes) / bytes_per_second_min, now + patience_seconds);
    return true;
}

bool Room::is_within_share(const Body& body, std::uint64_t count) const {
    const auto held = [&](const std::string& name) {
        const auto found = by_name_.find(name);
        return found == by_name_.end() ? 0 : found->second;
    };
    return held(body.client_.address) + count <= bytes_max_per_address && held(body.client_.site) + count <= bytes_max_per_site;
}

bool Room::is_within_tier(const Body& body, std::uint64_t count) const {
    const auto size = std::max(body.announced_, body.size_ + count);
    const auto tier = std::find_if(tiers.begin(), tiers.end(), [&](const Tier& one) { return size <= one.body_bytes_max; });
    return total_ + count <= tier->together_bytes_max;
}

/// Takes from the slowest until there is room. Who is not slow keeps what it has: else all would give each other up, and none would end.
/// Whose client has its share already is given room by that client's own bodies alone.
bool Room::make_room(Body& body, std::uint64_t count, double now) {
    for (;;) {
        const bool is_own_fault = !is_within_share(body, count);
        if (!is_own_fault && is_within_tier(body, count)) return true;
        Body* slowest = nullptr;
        for (auto* one : arriving_) {
            if (is_own_fault && one->client_.address != body.client_.address &&
                (one->client_.site.empty() || one->client_.site != body.client_.site))
                continue;
            if (!slowest || one->pace_.lasts_until() < slowest->pace_.lasts_until()) slowest = one;
        }
        if (!slowest || slowest == &body || !slowest->pace_.is_slow(now)) return false;
        empty(*slowest);
    }
}

void Room::count(const Client& client, std::int64_t bytes) {
    const auto add = [&](std::uint64_t& held) { return held += static_cast<std::uint64_t>(bytes); };
    add(total_);
    for (const auto& name : {client.address, client.site})
        if (!name.empty() && add(by_name_[name]) == 0) by_name_.erase(name);
}

void Room::empty(Body& body) {
    if (!body.is_arriving_ && body.size_ == 0) return;
    std::erase(arriving_, &body);
    body.is_arriving_ = false;
    count(body.client_, -static_cast<std::int64_t>(body.size_));
    body.size_ = 0;
    std::string().swap(body.bytes_);
}

Room::Body::Body(Room& room, Client client, std::uint64_t announced, double now)
    : room_(room), client_(std::move(client)), announced_(announced), pace_(now) {}

Room::Body::~Body() { drop(); }

Room::Body::Verdict Room::Body::receive(std::string_view bytes, double now) {
    const std::lock_guard lock(room_.mutex_);
    if (!pace_.keeps(bytes.size(), now)) return Verdict::too_slow;
    if (!is_arriving_) return Verdict::no_room;
    if (!room_.make_room(*this, bytes.size(), now)) {
        room_.empty(*this);
        return Verdict::no_room;
    }
    if (size_ == 0) room_.arriving_.push_back(this);
    bytes_.append(bytes);
    size_ += bytes.size();
    room_.count(client_, static_cast<std::int64_t>(bytes.size()));
    return Verdict::received;
}

bool Room::Body::finish(std::string& whole) {
    const std::lock_guard lock(room_.mutex_);
    if (!is_arriving_) return false;
    std::erase(room_.arriving_, this);
    is_arriving_ = false;
    whole = std::move(bytes_);
    return true;
}

void Room::Body::drop() {
    const std::lock_guard lock(room_.mutex_);
    room_.empty(*this);
}

}  // namespace qopi::helpdesk
