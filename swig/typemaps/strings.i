// Text is UTF-8 on both sides: that is what .NET marshals `string` as on Linux. A C string ends at its first NUL, so a
// text with one inside is refused instead of cut.

%include <std_string.i>

%typemap(csin) char *, std::string, const std::string & "NativeText.Checked($csinput, nameof($csinput))"
