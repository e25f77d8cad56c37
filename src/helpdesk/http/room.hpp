// The memory for bodies on their way: who sends slowly keeps nobody out, and small bodies find room beside large ones.
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "helpdesk/http/client.hpp"

namespace qopi::helpdesk {

/// Whether a sender keeps to a least rate. What it sends lasts for a while at that rate, and it may be late by the patience.
class Pace {
public:
    static constexpr double bytes_per_second_min = 16 << 10, patience_seconds = 10;

    explicit Pace(double now) : lasts_until_(now + patience_seconds) {}
    /// False once the sender is too late.
    bool keeps(std::uint64_t bytes, double now);
    /// The smaller, the slower.
    double lasts_until() const { return lasts_until_; }
    /// It has used half of the patience that everyone has.
    bool is_slow(double now) const { return lasts_until_ < now + patience_seconds / 2; }

private:
    double lasts_until_;
};

/// Safe to use from several threads; one body is received by one.
class Room {
public:
    static constexpr std::uint64_t bytes_max = 256u << 20, bytes_max_per_address = 64u << 20, bytes_max_per_site = 128u << 20;

    class Body;

private:
    bool make_room(Body& body, std::uint64_t count, double now);
    bool is_within_share(const Body& body, std::uint64_t count) const;
    bool is_within_tier(const Body& body, std::uint64_t count) const;
    void count(const Client& client, std::int64_t bytes);
    void empty(Body& body);

    std::mutex mutex_;
    std::uint64_t total_ = 0;
    std::unordered_map<std::string, std::uint64_t> by_name_;  ///< of addresses and of sites
    std::vector<Body*> arriving_;
};

/// One body, from its first byte until its request is answered.
class Room::Body {
public:
    /// `announced` is its length, or 0 for one that is not known before.
    Body(Room& room, Client client, std::uint64_t announced, double now);
    ~Body();
    Body(const Body&) = delete;
    Body& operator=(const Body&) = delete;

    enum class Verdict : unsigned char {
        received,
        no_room,  ///< nothing of it is kept: others are in the way, or it was the slowest of them when one of them needed room
        too_slow  ///< it is not worth waiting for
    };
    Verdict receive(std::string_view bytes, double now);
    /// The whole of it, which nobody takes away any more; it still has its room. False when that was taken away before.
    bool finish(std::string& whole);
    /// Nothing of it is wanted any more.
    void drop();
    std::uint64_t size() const { return size_; }

private:
    friend Room;
    Room& room_;
    const Client client_;
    const std::uint64_t announced_;
    Pace pace_;
    std::string bytes_;
    std::uint64_t size_ = 0;  ///< also of one that was finished
    bool is_arriving_ = true;
};

}  // namespace qopi::helpdesk
