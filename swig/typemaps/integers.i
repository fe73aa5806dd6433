// On 64-bit Linux C's long has 64 bits, SWIG's C# would keep 32 of them.
// Not -DSWIGWORDSIZE64: it cuts the 64-bit types as well.

%include <stdint.i>

%apply long long { long };
%apply const long long & { const long & };
%apply unsigned long long { unsigned long, size_t, std::size_t };
%apply const unsigned long long & { const unsigned long &, const size_t &, const std::size_t & };
