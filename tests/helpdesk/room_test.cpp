// Memory for bodies on their way, with a clock of the test's own.
#include "helpdesk/http/room.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <vector>

using namespace qopi::helpdesk;

namespace {

using Received = Room::Body::Verdict;
constexpr std::uint64_t large = 16u << 20, medium = 3u << 20, small = 6000;
const std::string mebibyte(1u << 20, 'x');

std::unique_ptr<Room::Body> body_from(Room& room, const std::string& address, std::uint64_t announced, double now = 0) {
    return std::make_unique<Room::Body>(room, Client{address, ""}, announced, now);
}

/// What it hears when it sends so much at once.
Received send(Room::Body& body, std::uint64_t bytes, double now) {
    for (; bytes > mebibyte.size(); bytes -= mebibyte.size())
        if (const auto verdict = body.receive(mebibyte, now); verdict != Received::received) return verdict;
    return body.receive(std::string_view(mebibyte).substr(0, bytes), now);
}

/// So many that announce 16 MiB and send nearly all of it at once, four of each address. Some find no room.
std::vector<std::unique_ptr<Room::Body>> crowd(Room& room, int count) {
    std::vector<std::unique_ptr<Room::Body>> bodies;
    for (int i = 0; i < count; ++i) {
        bodies.push_back(body_from(room, "192.0.2." + std::to_string(i / 4), large));
        send(*bodies.back(), large - 1000, 0);
    }
    return bodies;
}

}  // namespace

TEST_CASE("however many large bodies there are, smaller ones find room at once") {
    Room room;
    const auto bodies = crowd(room, 40);
    std::string whole;
    for (const auto size : {small, medium}) {
        CAPTURE(size);
        auto body = body_from(room, "198.51.100.1", size);
        REQUIRE(send(*body, size, 0) == Received::received);
        REQUIRE(body->finish(whole));
        CHECK(whole.size() == size);
    }
}

TEST_CASE("a large body takes the room of those who have become slow, and of nobody else") {
    Room room;
    const auto bodies = crowd(room, 40);
    auto early = body_from(room, "198.51.100.1", large, 1);
    CHECK(send(*early, large, 1) == Received::no_room);
    // One of those who were there goes on as fast as it can, the others send a byte now and then.
    auto& fast = *bodies[0];
    for (double now = 1; now < 8; ++now) {
        REQUIRE(fast.receive(std::string(100, 'x'), now) == Received::received);
        for (std::size_t i = 1; i < 4; ++i) bodies[i]->receive("x", now);
    }
    auto late = body_from(room, "198.51.100.1", large, 8);
    CHECK(send(*late, large, 8) == Received::received);
    // Those that say nothing at all are slower than those that dribble; one of the ten that had room makes enough.
    std::string whole;
    std::vector<bool> kept;
    for (std::size_t i = 0; i < 10; ++i) kept.push_back(bodies[i]->finish(whole));
    CHECK(std::count(kept.begin(), kept.end(), true) == 9);
    CHECK(std::all_of(kept.begin(), kept.begin() + 4, [](bool one) { return one; }));
}

TEST_CASE("who sends less than the least rate is not waited for, and who sends more has all the time that it takes") {
    Room room;
    auto slow = body_from(room, "192.0.2.1", large), steady = body_from(room, "192.0.2.2", large);
    double ended = 0;
    for (double now = 1; now < 60; ++now) {
        if (ended == 0 && slow->receive("x", now) == Received::too_slow) ended = now;
        CHECK(send(*steady, static_cast<std::uint64_t>(Pace::bytes_per_second_min), now) == Received::received);
    }
    CHECK(ended > Pace::patience_seconds);
    CHECK(ended < Pace::patience_seconds + 2);
}

TEST_CASE("an address has its share, and a network has its own; what ended gives back its room") {
    Room room;
    std::vector<std::unique_ptr<Room::Body>> own;
    for (int i = 0; i < 4; ++i) {
        own.push_back(std::make_unique<Room::Body>(room, Client{"a", "site"}, large, 0));
        CHECK(send(*own.back(), large, 0) == Received::received);
    }
    Room::Body fifth(room, {"a", "site"}, small, 0);
    CHECK(send(fifth, small, 0) == Received::no_room);
    for (int i = 0; i < 4; ++i) {
        own.push_back(std::make_unique<Room::Body>(room, Client{"b", "site"}, large, 0));
        CHECK(send(*own.back(), large, 0) == Received::received);
    }
    Room::Body ninth(room, {"c", "site"}, small, 0);
    CHECK(send(ninth, small, 0) == Received::no_room);
    Room::Body elsewhere(room, {"c", "another site"}, small, 0);
    CHECK(send(elsewhere, small, 0) == Received::received);
    own.clear();
    Room::Body again(room, {"a", "site"}, large, 0);
    CHECK(send(again, large, 0) == Received::received);
}

TEST_CASE("a client that has its share takes no room from others, however slow they are") {
    Room room;
    auto slow = body_from(room, "192.0.2.1", large);
    CHECK(send(*slow, 1000, 0) == Received::received);
    std::vector<std::unique_ptr<Room::Body>> own;
    for (int i = 0; i < 5; ++i) {
        own.push_back(body_from(room, "192.0.2.2", large, 8));
        CHECK(send(*own.back(), large, 8) == (i < 4 ? Received::received : Received::no_room));
    }
    CHECK(slow->receive("x", 8) == Received::received);
}

TEST_CASE("what is whole is taken from nobody, and its room is kept until it was answered") {
    Room room;
    auto bodies = crowd(room, 40);
    std::string whole;
    int count = 0;
    for (auto& body : bodies) count += body->finish(whole);
    REQUIRE(count == 10);
    auto large_one = body_from(room, "198.51.100.1", large, 100);
    CHECK(send(*large_one, large, 100) == Received::no_room);
    bodies.clear();
    auto next = body_from(room, "198.51.100.1", large, 100);
    CHECK(send(*next, large, 100) == Received::received);
}
