// Vectors become .NET collections. They live for one call: the face copies them and disposes them at once.

%include <std_vector.i>

%template(StringVector) std::vector<std::string>;
%template(LongVector) std::vector<long>;
%template(DoubleVector) std::vector<double>;
%template(UnsignedVector) std::vector<unsigned int>;

// Bytes of a serial port are not text.
%apply unsigned char { char };
%apply const unsigned char & { const char & };
%template(ByteVector) std::vector<char>;
%clear char;
%clear const char &;

// Lists that the core fills become out parameters.
%typemap(cstype) std::vector<unsigned int> &xs, std::vector<unsigned int> &ys, std::vector<unsigned int> &widths,
                 std::vector<unsigned int> &heights "out UnsignedVector"
%typemap(csin, pre="    $csinput = new UnsignedVector();") std::vector<unsigned int> &xs, std::vector<unsigned int> &ys,
         std::vector<unsigned int> &widths, std::vector<unsigned int> &heights "UnsignedVector.getCPtr($csinput)"
