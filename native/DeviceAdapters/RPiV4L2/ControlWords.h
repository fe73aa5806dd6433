// A driver's controls in the words of properties.
#pragma once

#include "v4l2/Controls.h"

#include <string>
#include <vector>

namespace lensless::rpiv4l2 {

/** The control's name as a property's: without commas, which configuration files cannot hold. */
std::string PropertyName(const v4l2::Control& control);

/** Whether the control becomes a property: headings, structures, and what has no place in a property's text do not. */
bool IsProperty(const v4l2::Control& control);
/** Whether it becomes a number with limits; others are text. */
bool IsNumber(const v4l2::Control& control);

/** The allowed values of controls with few of them; none for others. On and Off, items of menus, Press and Idle. */
std::vector<std::string> AllowedWords(const v4l2::Control& control);

/** Items of a menu by their names without commas, of an integer menu by their numbers, both with the index behind where
 * names repeat; numbers of an array separated by blanks; a button is Idle. What cannot be read is empty. */
std::string ReadWords(const v4l2::Controls& controls, const v4l2::Control& control);
/** The inverse; a button is pressed by Press. Returns the words of what the driver applied. Throws v4l2::Error. */
std::string WriteWords(v4l2::Controls& controls, const v4l2::Control& control, const std::string& words);

} // namespace lensless::rpiv4l2
