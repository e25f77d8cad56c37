// What of the painted page differs from the frame before: only that is painted again. In software a pixel costs more than all that leads to it.
#pragma once

#include <cstdint>
#include <vector>

struct ImDrawData;

namespace qopi {

/// Part of the canvas over its whole width, in rows of its pixels from the top; `bottom` is the first row below it.
struct Strip {
    int top = 0, bottom = 0;
    bool operator==(const Strip&) const = default;
};

/// Remembers a digest of what was painted in each strip of the canvas.
class Damage {
public:
    /// The strips that differ from the call before, from the top, neighbors as one. All of a canvas of another size.
    std::vector<Strip> strips(const ImDrawData& data);
    /// What is on the canvas is not known any more: with the next frame all of it is painted.
    void forget() { digests_.clear(); }

private:
    std::vector<std::uint64_t> digests_;  ///< from the top
    float width_ = 0, height_ = 0, density_ = 0;
};

/// Leaves of what is to be painted only the triangles that touch one of the strips, cut off at their edges.
void keep_only(ImDrawData& data, const std::vector<Strip>& strips);

}  // namespace qopi
