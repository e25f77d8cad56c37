// A value, or the reason why the world did not give one.
#pragma once

#include <cassert>
#include <utility>
#include <variant>

namespace qopi {

/// What a call that can fail returns: test it, then take `value()` or `error()`.
/// Taking the wrong one is our own mistake, and asserted.
template <class T, class E>
class [[nodiscard]] Result {
public:
    Result(T value) : held_(std::in_place_index<0>, std::move(value)) {}
    Result(E error) : held_(std::in_place_index<1>, std::move(error)) {}

    explicit operator bool() const { return held_.index() == 0; }
    const T& value() const { assert(held_.index() == 0); return *std::get_if<0>(&held_); }
    T& value() { assert(held_.index() == 0); return *std::get_if<0>(&held_); }
    const E& error() const { assert(held_.index() == 1); return *std::get_if<1>(&held_); }

private:
    std::variant<T, E> held_;
};

}  // namespace qopi
