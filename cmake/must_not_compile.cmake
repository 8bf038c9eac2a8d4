# SPDX-License-Identifier: Apache-2.0
# Run as a test: SOURCE compiles with -DCONTROL, and does not without. See carreau_must_not_compile.

list(REMOVE_DUPLICATES INCLUDES)
list(TRANSFORM INCLUDES PREPEND "-I")
set(command "${COMPILER}" -std=c++20 -fsyntax-only ${INCLUDES})

execute_process(COMMAND ${command} -DCONTROL "${SOURCE}"
                RESULT_VARIABLE status ERROR_VARIABLE message)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "the control must compile, so the test proves nothing:\n${message}")
endif()

execute_process(COMMAND ${command} "${SOURCE}" RESULT_VARIABLE status ERROR_VARIABLE message)
if(status EQUAL 0)
  message(FATAL_ERROR "${SOURCE} compiles, and should not")
endif()
if(NOT message MATCHES "error: " OR (EXPECT AND NOT message MATCHES "${EXPECT}"))
  message(FATAL_ERROR "fails, but not with \"${EXPECT}\":\n${message}")
endif()
