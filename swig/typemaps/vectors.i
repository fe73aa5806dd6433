// Vectors become .NET collections. They live for one call: the face copies them and disposes them at once.

%include <std_vector.i>

%template(StringVector) std::vector<std::string>;
%template(LongVector) std::vector<long>;
%template(DoubleVector) std::vector<double>;
%template(UnsignedVector) std::vector<unsigned int>;
%template(CharVector) std::vector<char>;
