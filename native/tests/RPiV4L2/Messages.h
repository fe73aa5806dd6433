// What an error says to its reader.
#pragma once

#include "v4l2/Error.h"

#include <gtest/gtest.h>
#include <string>

/** The message of the v4l2::Error an action ends with. */
template <class Action>
std::string MessageOf(Action action) {
   try {
      action();
   } catch (const v4l2::Error& error) {
      return error.what();
   }
   return "nothing was thrown";
}

/** An action fails with a message that has all these parts. */
template <class Action, class... Parts>
testing::AssertionResult Tells(Action action, const Parts&... parts) {
   const std::string message = MessageOf(action);
   for (const std::string& part : {std::string(parts)...})
      if (message.find(part) == std::string::npos)
         return testing::AssertionFailure() << "\"" << part << "\" is not in: " << message;
   return testing::AssertionSuccess();
}
