// SPDX-License-Identifier: Apache-2.0
/// A request that the lab cannot answer.
#pragma once

#include "base/message.hpp"

#include <exception>
#include <stdexcept>
#include <string>
#include <utility>

namespace carreau::lab {

/// what() is its message in English; whoever answers tells it in both languages.
class RequestError : public std::runtime_error {
 public:
  /// `status` of HTTP; `code` is stable: "unknown_run".
  RequestError(int status, std::string code, Message message)
      : std::runtime_error(text_of(message, Language::english)),
        status_(status),
        code_(std::move(code)),
        message_(std::move(message)) {}

  [[nodiscard]] int status() const { return status_; }
  [[nodiscard]] const std::string& code() const { return code_; }
  [[nodiscard]] const Message& message() const { return message_; }

 private:
  int status_;
  std::string code_;
  Message message_;
};

/// Turns an exception of a handler or a thread into the status and the message that the client
/// gets.
[[nodiscard]] RequestError as_request_error(const std::exception_ptr& error);

}  // namespace carreau::lab
