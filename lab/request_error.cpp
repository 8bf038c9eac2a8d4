// SPDX-License-Identifier: Apache-2.0
#include "lab/request_error.hpp"

#include "base/cancellation.hpp"
#include "base/error.hpp"

#include <new>

namespace carreau::lab {

RequestError as_request_error(const std::exception_ptr& error) {
  try {
    std::rethrow_exception(error);
  } catch (const RequestError& known) {
    return known;
  } catch (const Cancelled&) {
    return {503, "stopped", Message{"answer_stopped"}};
  } catch (const ArgumentError& known) {
    return {422, "unusable", as_message(known)};
  } catch (const DataError& known) {  // of a file that was brought: its owner can mend it
    return {422, "unusable", as_message(known)};
  } catch (const Error& known) {
    return {500, "failed", as_message(known)};
  } catch (const std::bad_alloc&) {
    return {503, "no_memory", Message{"memory_too_small"}};
  } catch (const std::exception& unknown) {
    return {500, "failed", Message{"answer_failed", {{"reason", unknown.what()}}}};
  }
}

}  // namespace carreau::lab
