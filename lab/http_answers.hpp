// SPDX-License-Identifier: Apache-2.0
/// What all HTTP answers of the lab share: content type, errors, and the check of the sender.
#pragma once

#include "lab/answers.hpp"
#include "lab/http_library.hpp"
#include "lab/lab_address.hpp"
#include "lab/request_error.hpp"

#include <exception>
#include <string>

namespace carreau::lab {

/// Answers are not compressed, because they never leave this machine: the library does not compress
/// types with a charset.
inline constexpr const char* kJson = "application/json; charset=utf-8";
inline constexpr const char* kToml = "application/toml; charset=utf-8";
inline constexpr const char* kTile = "application/vnd.mapbox-vector-tile";

/// The address of a run determines its content, which never changes.
inline constexpr const char* kForEver = "private, max-age=31536000, immutable";
inline constexpr const char* kAskAgain = "no-cache";

void set_json(httplib::Response& response, const Json& json);
/// The same for a document that is text already.
void set_json_text(httplib::Response& response, const std::string& text);
/// A tile with a mark of its content: the map does not draw anew what has not changed with the run.
void set_tile(httplib::Response& response, const std::string& tile);
/// Answers with the error that a handler threw.
void answer_error(httplib::Response& response, const std::exception_ptr& error);
/// Answers with a status for which no handler has given an explanation.
void answer_unknown(const httplib::Request& request, httplib::Response& response);

/// Whether a request comes from the lab's own pages, under one of its names; otherwise answers it
/// with an error. Call it after the body is read: an unread body would be taken for the next
/// request.
[[nodiscard]] bool is_own(const httplib::Request& request, const OwnNames& names,
                          httplib::Response& response);

/// What a page may ask besides its own server; empty: nothing.
struct OutsideAddresses {
  std::string base_map;
  std::string geocoder;
};
/// The content security policy of a page: it may load its own parts, use generated images, load the
/// base map from its address, and ask the geocoder.
[[nodiscard]] std::string content_policy(const OutsideAddresses& outside);

/// Sets what applies to every answer of a server: headers for safety, and errors in words.
void add_common_answers(httplib::Server& http, const OutsideAddresses& outside);

}  // namespace carreau::lab
