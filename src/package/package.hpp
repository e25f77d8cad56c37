// The package: one JSON document that carries a submission to the Help Desk (architecture: envelope, content, sealed part, digests).
#pragma once

#include <cstddef>

#include "package/fault.hpp"
#include "rules/issue.hpp"

namespace qopi {

inline constexpr std::string_view package_format = "qopi-submission";
inline constexpr int package_version = 0;  ///< may change until the first release is tagged
inline constexpr std::size_t package_bytes_max = 16u << 20;
inline constexpr int package_depth_max = 32;
inline constexpr std::size_t unknown_bytes_max = 64u << 10;  ///< of members that the format does not know, or that nobody asked for

/// A package that another one replaces, and the secret that shows that one sender made both.
struct Predecessor {
    std::string id;      ///< empty when there is none
    std::string secret;  ///< 64 hex digits; empty when it is not known
    bool operator==(const Predecessor&) const = default;
};
inline constexpr std::size_t predecessors_max = 16;
/// The oldest is forgotten where there are too many.
void put_first(std::vector<Predecessor>& packages, Predecessor newest);

/// A package as read, or before it is written. Values that travel sealed are only known to be given until `unseal`.
struct Package {
    std::string id;          ///< UUID version 7, lower case
    /// Those of the same answers that were made before, newest first, back to the last one that the Help Desk is known to have received. Any of them
    /// may have been sent, or not: whichever is open at the Help Desk is replaced. `predecessors_max` at most.
    std::vector<Predecessor> supersedes;
    /// What shows that one sender made both: the package that is replaced carries the digest of a secret, and the one that replaces it reveals
    /// the secret. Empty in a package that nobody can replace so.
    std::string successor_digest;   ///< of the secret that a package which replaces this one must reveal: "sha-256:<64 hex digits>"
    Kind kind = Kind::registration;
    std::string created;     ///< "2026-11-23T02:20:00Z"
    std::string edition = std::string(wording_edition);
    std::string app_name;
    std::string app_version;
    Submission content;
    std::vector<Kept> kept;
    std::string declared_by;
    std::string declared_on;  ///< "2026-11-23"
    std::string answers;      ///< digest of content and kept: "sha-256:<64 hex digits>"
    std::vector<std::string> sealed_fields;
    std::string sealed;       ///< JWE compact, or empty when nothing is sealed
    std::string digest;       ///< of the canonical form of all other members
    std::vector<Issue> notes;  ///< unknown members and the like, reported and never dropped in silence

    /// Members that this version does not know, as canonical JSON text by pointer: kept so that writing gives them back.
    std::vector<std::pair<std::string, std::string>> unknown;
};

/// Reads and checks the envelope: size, UTF-8, syntax, depth, duplicate keys, whole numbers, format, version, kind, both
/// digests, content by the field tables, and how much else is in it. What the rules say about the answers is `validate`'s.
Read<Package> read_package(std::string_view bytes);

/// Everything that a receiver has to say about a package that was read: what reading noted, what the rules find, and every
/// "No" that ends the path.
std::vector<Issue> issues_of(const Package& package, const Facts& facts);

/// The bytes of a package: members in their fixed order, two spaces of indent, a final line feed. `answers` and `digest`
/// are computed. Writing what was read from these bytes gives the same bytes.
std::string write_package(const Package& package);

/// The digest of the canonical content and kept warnings: equal answers give equal digests.
std::string digest_of_answers(const Package& package);
/// Of what of these answers may stand in a package in clear: other answers have another one, but for sealed values.
std::string digest_of_content(const Submission& content, Kind kind);

/// Whether a text can be the id of a package: a UUID of version 7 and the variant 10x, in lower case (RFC 9562 §5.7).
bool is_package_id(std::string_view text);

/// Whether a text can be the secret of a package: 64 hex digits in lower case.
bool is_secret(std::string_view text);

/// Whether `later` says that it replaces the package of this id, shown or not.
bool names(const Package& later, std::string_view earlier);
/// Whether `later` reveals the secret of `earlier`. Who reads a package on its way learns the secret, too: of two that do, neither is believed.
bool is_shown_to_replace(const Package& later, const Package& earlier);

/// "sha-256:<hex>" of exact bytes: what a receipt names.
std::string digest_of_bytes(std::string_view bytes);

/// The pointers of all values that would travel sealed, in table order.
std::vector<std::string> sealed_fields_of(const Submission& content, Kind kind);

/// The plaintext to seal: {"/content/practice/ein": "91-1144442", …}. `verifier` is the JSON of the salted hash that
/// stands for the challenge response, empty when there is none.
std::string sealed_plaintext(const Submission& content, Kind kind, std::string_view verifier);

/// The protected header that the sealed part must carry: {"alg","enc","id","kid","kind"}, as JSON.
std::string sealed_header(const Package& package, std::string_view kid);

/// Puts the opened values back into the content, so that `validate` (still with `sealed_closed`, since of a challenge
/// response there is only a hash) checks their shapes too. The plaintext must hold exactly the `sealed_fields`, a text or
/// a verifier each; otherwise a fault, and the package is unchanged.
[[nodiscard]] std::optional<Fault> unseal(Package& package, std::string_view plaintext);

/// A new package of these answers as frozen now; `random` is 20 hex digits, `created` and `day` come from the caller's clock.
/// It replaces none yet, and its sealed part is empty.
Package freeze(const Submission& content, Kind kind, std::vector<Kept> kept, const Declaration& declaration,
               std::string_view created, std::string_view day, std::string_view random);

}  // namespace qopi
