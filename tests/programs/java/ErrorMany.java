public class ErrorMany {
    public static void main(String[] args) {
        a1 = 1; a2 = 1; a3 = 1; a4 = 1; a5 = 1; a6 = 1; a7 = 1; a8 = 1; a9 = 1; a10 = 1; a11 = 1; a12 = 1; a13 = 1; a14 = 1;
        b1(); b2(); b3(); b4(); b5(); b6(); b7(); b8(); b9(); b10(); b11(); b12(); b13(); b14();
        c1.x(); c2.x(); c3.x(); c4.x(); c5.x(); c6.x(); c7.x(); c8.x(); c9.x(); c10.x(); c11.x(); c12.x(); c13.x();
        new D1(); new D2(); new D3(); new D4(); new D5(); new D6(); new D7(); new D8(); new D9(); new D10(); new D11();
        int e1 = f1; int e2 = f2; int e3 = f3; int e4 = f4; int e5 = f5; int e6 = f6; int e7 = f7; int e8 = f8; int e9 = f9;
        g1 = 1; g2 = 1; g3 = 1; g4 = 1; g5 = 1; g6 = 1; g7 = 1; g8 = 1; g9 = 1; g10 = 1; g11 = 1; g12 = 1; g13 = 1; g14 = 1;
        h1(); h2(); h3(); h4(); h5(); h6(); h7(); h8(); h9(); h10(); h11(); h12(); h13(); h14(); h15(); h16(); h17(); h18();
        i1 = 1; i2 = 1; i3 = 1; i4 = 1; i5 = 1; i6 = 1; i7 = 1; i8 = 1; i9 = 1; i10 = 1; i11 = 1; i12 = 1; i13 = 1; i14 = 1;
    }
}

// err: ErrorMany.java:3: error: cannot find symbol
// err:         a1 = 1; a2 = 1; a3 = 1; a4 = 1; a5 = 1; a6 = 1; a7 = 1; a8 = 1; a9 = 1; a10 = 1; a11 = 1; a12 = 1; a13 = 1; a14 = 1;
// err:         ^
// err:   symbol:   variable a1
// err:   location: class ErrorMany
// err: ErrorMany.java:3: error: cannot find symbol
// err:         a1 = 1; a2 = 1; a3 = 1; a4 = 1; a5 = 1; a6 = 1; a7 = 1; a8 = 1; a9 = 1; a10 = 1; a11 = 1; a12 = 1; a13 = 1; a14 = 1;
// err:                 ^
// err:   symbol:   variable a2
// err:   location: class ErrorMany
// err: ErrorMany.java:3: error: cannot find symbol
// err:         a1 = 1; a2 = 1; a3 = 1; a4 = 1; a5 = 1; a6 = 1; a7 = 1; a8 = 1; a9 = 1; a10 = 1; a11 = 1; a12 = 1; a13 = 1; a14 = 1;
// err:                         ^
// err:   symbol:   variable a3
// err:   location: class ErrorMany
// err: ErrorMany.java:3: error: cannot find symbol
// err:         a1 = 1; a2 = 1; a3 = 1; a4 = 1; a5 = 1; a6 = 1; a7 = 1; a8 = 1; a9 = 1; a10 = 1; a11 = 1; a12 = 1; a13 = 1; a14 = 1;
// err:                                 ^
// err:   symbol:   variable a4
// err:   location: class ErrorMany
// err: ErrorMany.java:3: error: cannot find symbol
// err:         a1 = 1; a2 = 1; a3 = 1; a4 = 1; a5 = 1; a6 = 1; a7 = 1; a8 = 1; a9 = 1; a10 = 1; a11 = 1; a12 = 1; a13 = 1; a14 = 1;
// err:                                         ^
// err:   symbol:   variable a5
// err:   location: class ErrorMany
// err: ErrorMany.java:3: error: cannot find symbol
// err:         a1 = 1; a2 = 1; a3 = 1; a4 = 1; a5 = 1; a6 = 1; a7 = 1; a8 = 1; a9 = 1; a10 = 1; a11 = 1; a12 = 1; a13 = 1; a14 = 1;
// err:                                                 ^
// err:   symbol:   variable a6
// err:   location: class ErrorMany
// err: ErrorMany.java:3: error: cannot find symbol
// err:         a1 = 1; a2 = 1; a3 = 1; a4 = 1; a5 = 1; a6 = 1; a7 = 1; a8 = 1; a9 = 1; a10 = 1; a11 = 1; a12 = 1; a13 = 1; a14 = 1;
// err:                                                         ^
// err:   symbol:   variable a7
// err:   location: class ErrorMany
// err: ErrorMany.java:3: error: cannot find symbol
// err:         a1 = 1; a2 = 1; a3 = 1; a4 = 1; a5 = 1; a6 = 1; a7 = 1; a8 = 1; a9 = 1; a10 = 1; a11 = 1; a12 = 1; a13 = 1; a14 = 1;
// err:                                                                 ^
// err:   symbol:   variable a8
// err:   location: class ErrorMany
// err: ErrorMany.java:3: error: cannot find symbol
// err:         a1 = 1; a2 = 1; a3 = 1; a4 = 1; a5 = 1; a6 = 1; a7 = 1; a8 = 1; a9 = 1; a10 = 1; a11 = 1; a12 = 1; a13 = 1; a14 = 1;
// err:                                                                         ^
// err:   symbol:   variable a9
// err:   location: class ErrorMany
// err: ErrorMany.java:3: error: cannot find symbol
// err:         a1 = 1; a2 = 1; a3 = 1; a4 = 1; a5 = 1; a6 = 1; a7 = 1; a8 = 1; a9 = 1; a10 = 1; a11 = 1; a12 = 1; a13 = 1; a14 = 1;
// err:                                                                                 ^
// err:   symbol:   variable a10
// err:   location: class ErrorMany
// err: ErrorMany.java:3: error: cannot find symbol
// err:         a1 = 1; a2 = 1; a3 = 1; a4 = 1; a5 = 1; a6 = 1; a7 = 1; a8 = 1; a9 = 1; a10 = 1; a11 = 1; a12 = 1; a13 = 1; a14 = 1;
// err:                                                                                          ^
// err:   symbol:   variable a11
// err:   location: class ErrorMany
// err: ErrorMany.java:3: error: cannot find symbol
// err:         a1 = 1; a2 = 1; a3 = 1; a4 = 1; a5 = 1; a6 = 1; a7 = 1; a8 = 1; a9 = 1; a10 = 1; a11 = 1; a12 = 1; a13 = 1; a14 = 1;
// err:                                                                                                   ^
// err:   symbol:   variable a12
// err:   location: class ErrorMany
// err: ErrorMany.java:3: error: cannot find symbol
// err:         a1 = 1; a2 = 1; a3 = 1; a4 = 1; a5 = 1; a6 = 1; a7 = 1; a8 = 1; a9 = 1; a10 = 1; a11 = 1; a12 = 1; a13 = 1; a14 = 1;
// err:                                                                                                            ^
// err:   symbol:   variable a13
// err:   location: class ErrorMany
// err: ErrorMany.java:3: error: cannot find symbol
// err:         a1 = 1; a2 = 1; a3 = 1; a4 = 1; a5 = 1; a6 = 1; a7 = 1; a8 = 1; a9 = 1; a10 = 1; a11 = 1; a12 = 1; a13 = 1; a14 = 1;
// err:                                                                                                                     ^
// err:   symbol:   variable a14
// err:   location: class ErrorMany
// err: ErrorMany.java:4: error: cannot find symbol
// err:         b1(); b2(); b3(); b4(); b5(); b6(); b7(); b8(); b9(); b10(); b11(); b12(); b13(); b14();
// err:         ^
// err:   symbol:   method b1()
// err:   location: class ErrorMany
// err: ErrorMany.java:4: error: cannot find symbol
// err:         b1(); b2(); b3(); b4(); b5(); b6(); b7(); b8(); b9(); b10(); b11(); b12(); b13(); b14();
// err:               ^
// err:   symbol:   method b2()
// err:   location: class ErrorMany
// err: ErrorMany.java:4: error: cannot find symbol
// err:         b1(); b2(); b3(); b4(); b5(); b6(); b7(); b8(); b9(); b10(); b11(); b12(); b13(); b14();
// err:                     ^
// err:   symbol:   method b3()
// err:   location: class ErrorMany
// err: ErrorMany.java:4: error: cannot find symbol
// err:         b1(); b2(); b3(); b4(); b5(); b6(); b7(); b8(); b9(); b10(); b11(); b12(); b13(); b14();
// err:                           ^
// err:   symbol:   method b4()
// err:   location: class ErrorMany
// err: ErrorMany.java:4: error: cannot find symbol
// err:         b1(); b2(); b3(); b4(); b5(); b6(); b7(); b8(); b9(); b10(); b11(); b12(); b13(); b14();
// err:                                 ^
// err:   symbol:   method b5()
// err:   location: class ErrorMany
// err: ErrorMany.java:4: error: cannot find symbol
// err:         b1(); b2(); b3(); b4(); b5(); b6(); b7(); b8(); b9(); b10(); b11(); b12(); b13(); b14();
// err:                                       ^
// err:   symbol:   method b6()
// err:   location: class ErrorMany
// err: ErrorMany.java:4: error: cannot find symbol
// err:         b1(); b2(); b3(); b4(); b5(); b6(); b7(); b8(); b9(); b10(); b11(); b12(); b13(); b14();
// err:                                             ^
// err:   symbol:   method b7()
// err:   location: class ErrorMany
// err: ErrorMany.java:4: error: cannot find symbol
// err:         b1(); b2(); b3(); b4(); b5(); b6(); b7(); b8(); b9(); b10(); b11(); b12(); b13(); b14();
// err:                                                   ^
// err:   symbol:   method b8()
// err:   location: class ErrorMany
// err: ErrorMany.java:4: error: cannot find symbol
// err:         b1(); b2(); b3(); b4(); b5(); b6(); b7(); b8(); b9(); b10(); b11(); b12(); b13(); b14();
// err:                                                         ^
// err:   symbol:   method b9()
// err:   location: class ErrorMany
// err: ErrorMany.java:4: error: cannot find symbol
// err:         b1(); b2(); b3(); b4(); b5(); b6(); b7(); b8(); b9(); b10(); b11(); b12(); b13(); b14();
// err:                                                               ^
// err:   symbol:   method b10()
// err:   location: class ErrorMany
// err: ErrorMany.java:4: error: cannot find symbol
// err:         b1(); b2(); b3(); b4(); b5(); b6(); b7(); b8(); b9(); b10(); b11(); b12(); b13(); b14();
// err:                                                                      ^
// err:   symbol:   method b11()
// err:   location: class ErrorMany
// err: ErrorMany.java:4: error: cannot find symbol
// err:         b1(); b2(); b3(); b4(); b5(); b6(); b7(); b8(); b9(); b10(); b11(); b12(); b13(); b14();
// err:                                                                             ^
// err:   symbol:   method b12()
// err:   location: class ErrorMany
// err: ErrorMany.java:4: error: cannot find symbol
// err:         b1(); b2(); b3(); b4(); b5(); b6(); b7(); b8(); b9(); b10(); b11(); b12(); b13(); b14();
// err:                                                                                    ^
// err:   symbol:   method b13()
// err:   location: class ErrorMany
// err: ErrorMany.java:4: error: cannot find symbol
// err:         b1(); b2(); b3(); b4(); b5(); b6(); b7(); b8(); b9(); b10(); b11(); b12(); b13(); b14();
// err:                                                                                           ^
// err:   symbol:   method b14()
// err:   location: class ErrorMany
// err: ErrorMany.java:5: error: cannot find symbol
// err:         c1.x(); c2.x(); c3.x(); c4.x(); c5.x(); c6.x(); c7.x(); c8.x(); c9.x(); c10.x(); c11.x(); c12.x(); c13.x();
// err:         ^
// err:   symbol:   variable c1
// err:   location: class ErrorMany
// err: ErrorMany.java:5: error: cannot find symbol
// err:         c1.x(); c2.x(); c3.x(); c4.x(); c5.x(); c6.x(); c7.x(); c8.x(); c9.x(); c10.x(); c11.x(); c12.x(); c13.x();
// err:                 ^
// err:   symbol:   variable c2
// err:   location: class ErrorMany
// err: ErrorMany.java:5: error: cannot find symbol
// err:         c1.x(); c2.x(); c3.x(); c4.x(); c5.x(); c6.x(); c7.x(); c8.x(); c9.x(); c10.x(); c11.x(); c12.x(); c13.x();
// err:                         ^
// err:   symbol:   variable c3
// err:   location: class ErrorMany
// err: ErrorMany.java:5: error: cannot find symbol
// err:         c1.x(); c2.x(); c3.x(); c4.x(); c5.x(); c6.x(); c7.x(); c8.x(); c9.x(); c10.x(); c11.x(); c12.x(); c13.x();
// err:                                 ^
// err:   symbol:   variable c4
// err:   location: class ErrorMany
// err: ErrorMany.java:5: error: cannot find symbol
// err:         c1.x(); c2.x(); c3.x(); c4.x(); c5.x(); c6.x(); c7.x(); c8.x(); c9.x(); c10.x(); c11.x(); c12.x(); c13.x();
// err:                                         ^
// err:   symbol:   variable c5
// err:   location: class ErrorMany
// err: ErrorMany.java:5: error: cannot find symbol
// err:         c1.x(); c2.x(); c3.x(); c4.x(); c5.x(); c6.x(); c7.x(); c8.x(); c9.x(); c10.x(); c11.x(); c12.x(); c13.x();
// err:                                                 ^
// err:   symbol:   variable c6
// err:   location: class ErrorMany
// err: ErrorMany.java:5: error: cannot find symbol
// err:         c1.x(); c2.x(); c3.x(); c4.x(); c5.x(); c6.x(); c7.x(); c8.x(); c9.x(); c10.x(); c11.x(); c12.x(); c13.x();
// err:                                                         ^
// err:   symbol:   variable c7
// err:   location: class ErrorMany
// err: ErrorMany.java:5: error: cannot find symbol
// err:         c1.x(); c2.x(); c3.x(); c4.x(); c5.x(); c6.x(); c7.x(); c8.x(); c9.x(); c10.x(); c11.x(); c12.x(); c13.x();
// err:                                                                 ^
// err:   symbol:   variable c8
// err:   location: class ErrorMany
// err: ErrorMany.java:5: error: cannot find symbol
// err:         c1.x(); c2.x(); c3.x(); c4.x(); c5.x(); c6.x(); c7.x(); c8.x(); c9.x(); c10.x(); c11.x(); c12.x(); c13.x();
// err:                                                                         ^
// err:   symbol:   variable c9
// err:   location: class ErrorMany
// err: ErrorMany.java:5: error: cannot find symbol
// err:         c1.x(); c2.x(); c3.x(); c4.x(); c5.x(); c6.x(); c7.x(); c8.x(); c9.x(); c10.x(); c11.x(); c12.x(); c13.x();
// err:                                                                                 ^
// err:   symbol:   variable c10
// err:   location: class ErrorMany
// err: ErrorMany.java:5: error: cannot find symbol
// err:         c1.x(); c2.x(); c3.x(); c4.x(); c5.x(); c6.x(); c7.x(); c8.x(); c9.x(); c10.x(); c11.x(); c12.x(); c13.x();
// err:                                                                                          ^
// err:   symbol:   variable c11
// err:   location: class ErrorMany
// err: ErrorMany.java:5: error: cannot find symbol
// err:         c1.x(); c2.x(); c3.x(); c4.x(); c5.x(); c6.x(); c7.x(); c8.x(); c9.x(); c10.x(); c11.x(); c12.x(); c13.x();
// err:                                                                                                   ^
// err:   symbol:   variable c12
// err:   location: class ErrorMany
// err: ErrorMany.java:5: error: cannot find symbol
// err:         c1.x(); c2.x(); c3.x(); c4.x(); c5.x(); c6.x(); c7.x(); c8.x(); c9.x(); c10.x(); c11.x(); c12.x(); c13.x();
// err:                                                                                                            ^
// err:   symbol:   variable c13
// err:   location: class ErrorMany
// err: ErrorMany.java:6: error: cannot find symbol
// err:         new D1(); new D2(); new D3(); new D4(); new D5(); new D6(); new D7(); new D8(); new D9(); new D10(); new D11();
// err:             ^
// err:   symbol:   class D1
// err:   location: class ErrorMany
// err: ErrorMany.java:6: error: cannot find symbol
// err:         new D1(); new D2(); new D3(); new D4(); new D5(); new D6(); new D7(); new D8(); new D9(); new D10(); new D11();
// err:                       ^
// err:   symbol:   class D2
// err:   location: class ErrorMany
// err: ErrorMany.java:6: error: cannot find symbol
// err:         new D1(); new D2(); new D3(); new D4(); new D5(); new D6(); new D7(); new D8(); new D9(); new D10(); new D11();
// err:                                 ^
// err:   symbol:   class D3
// err:   location: class ErrorMany
// err: ErrorMany.java:6: error: cannot find symbol
// err:         new D1(); new D2(); new D3(); new D4(); new D5(); new D6(); new D7(); new D8(); new D9(); new D10(); new D11();
// err:                                           ^
// err:   symbol:   class D4
// err:   location: class ErrorMany
// err: ErrorMany.java:6: error: cannot find symbol
// err:         new D1(); new D2(); new D3(); new D4(); new D5(); new D6(); new D7(); new D8(); new D9(); new D10(); new D11();
// err:                                                     ^
// err:   symbol:   class D5
// err:   location: class ErrorMany
// err: ErrorMany.java:6: error: cannot find symbol
// err:         new D1(); new D2(); new D3(); new D4(); new D5(); new D6(); new D7(); new D8(); new D9(); new D10(); new D11();
// err:                                                               ^
// err:   symbol:   class D6
// err:   location: class ErrorMany
// err: ErrorMany.java:6: error: cannot find symbol
// err:         new D1(); new D2(); new D3(); new D4(); new D5(); new D6(); new D7(); new D8(); new D9(); new D10(); new D11();
// err:                                                                         ^
// err:   symbol:   class D7
// err:   location: class ErrorMany
// err: ErrorMany.java:6: error: cannot find symbol
// err:         new D1(); new D2(); new D3(); new D4(); new D5(); new D6(); new D7(); new D8(); new D9(); new D10(); new D11();
// err:                                                                                   ^
// err:   symbol:   class D8
// err:   location: class ErrorMany
// err: ErrorMany.java:6: error: cannot find symbol
// err:         new D1(); new D2(); new D3(); new D4(); new D5(); new D6(); new D7(); new D8(); new D9(); new D10(); new D11();
// err:                                                                                             ^
// err:   symbol:   class D9
// err:   location: class ErrorMany
// err: ErrorMany.java:6: error: cannot find symbol
// err:         new D1(); new D2(); new D3(); new D4(); new D5(); new D6(); new D7(); new D8(); new D9(); new D10(); new D11();
// err:                                                                                                       ^
// err:   symbol:   class D10
// err:   location: class ErrorMany
// err: ErrorMany.java:6: error: cannot find symbol
// err:         new D1(); new D2(); new D3(); new D4(); new D5(); new D6(); new D7(); new D8(); new D9(); new D10(); new D11();
// err:                                                                                                                  ^
// err:   symbol:   class D11
// err:   location: class ErrorMany
// err: ErrorMany.java:7: error: cannot find symbol
// err:         int e1 = f1; int e2 = f2; int e3 = f3; int e4 = f4; int e5 = f5; int e6 = f6; int e7 = f7; int e8 = f8; int e9 = f9;
// err:                  ^
// err:   symbol:   variable f1
// err:   location: class ErrorMany
// err: ErrorMany.java:7: error: cannot find symbol
// err:         int e1 = f1; int e2 = f2; int e3 = f3; int e4 = f4; int e5 = f5; int e6 = f6; int e7 = f7; int e8 = f8; int e9 = f9;
// err:                               ^
// err:   symbol:   variable f2
// err:   location: class ErrorMany
// err: ErrorMany.java:7: error: cannot find symbol
// err:         int e1 = f1; int e2 = f2; int e3 = f3; int e4 = f4; int e5 = f5; int e6 = f6; int e7 = f7; int e8 = f8; int e9 = f9;
// err:                                            ^
// err:   symbol:   variable f3
// err:   location: class ErrorMany
// err: ErrorMany.java:7: error: cannot find symbol
// err:         int e1 = f1; int e2 = f2; int e3 = f3; int e4 = f4; int e5 = f5; int e6 = f6; int e7 = f7; int e8 = f8; int e9 = f9;
// err:                                                         ^
// err:   symbol:   variable f4
// err:   location: class ErrorMany
// err: ErrorMany.java:7: error: cannot find symbol
// err:         int e1 = f1; int e2 = f2; int e3 = f3; int e4 = f4; int e5 = f5; int e6 = f6; int e7 = f7; int e8 = f8; int e9 = f9;
// err:                                                                      ^
// err:   symbol:   variable f5
// err:   location: class ErrorMany
// err: ErrorMany.java:7: error: cannot find symbol
// err:         int e1 = f1; int e2 = f2; int e3 = f3; int e4 = f4; int e5 = f5; int e6 = f6; int e7 = f7; int e8 = f8; int e9 = f9;
// err:                                                                                   ^
// err:   symbol:   variable f6
// err:   location: class ErrorMany
// err: ErrorMany.java:7: error: cannot find symbol
// err:         int e1 = f1; int e2 = f2; int e3 = f3; int e4 = f4; int e5 = f5; int e6 = f6; int e7 = f7; int e8 = f8; int e9 = f9;
// err:                                                                                                ^
// err:   symbol:   variable f7
// err:   location: class ErrorMany
// err: ErrorMany.java:7: error: cannot find symbol
// err:         int e1 = f1; int e2 = f2; int e3 = f3; int e4 = f4; int e5 = f5; int e6 = f6; int e7 = f7; int e8 = f8; int e9 = f9;
// err:                                                                                                             ^
// err:   symbol:   variable f8
// err:   location: class ErrorMany
// err: ErrorMany.java:7: error: cannot find symbol
// err:         int e1 = f1; int e2 = f2; int e3 = f3; int e4 = f4; int e5 = f5; int e6 = f6; int e7 = f7; int e8 = f8; int e9 = f9;
// err:                                                                                                                          ^
// err:   symbol:   variable f9
// err:   location: class ErrorMany
// err: ErrorMany.java:8: error: cannot find symbol
// err:         g1 = 1; g2 = 1; g3 = 1; g4 = 1; g5 = 1; g6 = 1; g7 = 1; g8 = 1; g9 = 1; g10 = 1; g11 = 1; g12 = 1; g13 = 1; g14 = 1;
// err:         ^
// err:   symbol:   variable g1
// err:   location: class ErrorMany
// err: ErrorMany.java:8: error: cannot find symbol
// err:         g1 = 1; g2 = 1; g3 = 1; g4 = 1; g5 = 1; g6 = 1; g7 = 1; g8 = 1; g9 = 1; g10 = 1; g11 = 1; g12 = 1; g13 = 1; g14 = 1;
// err:                 ^
// err:   symbol:   variable g2
// err:   location: class ErrorMany
// err: ErrorMany.java:8: error: cannot find symbol
// err:         g1 = 1; g2 = 1; g3 = 1; g4 = 1; g5 = 1; g6 = 1; g7 = 1; g8 = 1; g9 = 1; g10 = 1; g11 = 1; g12 = 1; g13 = 1; g14 = 1;
// err:                         ^
// err:   symbol:   variable g3
// err:   location: class ErrorMany
// err: ErrorMany.java:8: error: cannot find symbol
// err:         g1 = 1; g2 = 1; g3 = 1; g4 = 1; g5 = 1; g6 = 1; g7 = 1; g8 = 1; g9 = 1; g10 = 1; g11 = 1; g12 = 1; g13 = 1; g14 = 1;
// err:                                 ^
// err:   symbol:   variable g4
// err:   location: class ErrorMany
// err: ErrorMany.java:8: error: cannot find symbol
// err:         g1 = 1; g2 = 1; g3 = 1; g4 = 1; g5 = 1; g6 = 1; g7 = 1; g8 = 1; g9 = 1; g10 = 1; g11 = 1; g12 = 1; g13 = 1; g14 = 1;
// err:                                         ^
// err:   symbol:   variable g5
// err:   location: class ErrorMany
// err: ErrorMany.java:8: error: cannot find symbol
// err:         g1 = 1; g2 = 1; g3 = 1; g4 = 1; g5 = 1; g6 = 1; g7 = 1; g8 = 1; g9 = 1; g10 = 1; g11 = 1; g12 = 1; g13 = 1; g14 = 1;
// err:                                                 ^
// err:   symbol:   variable g6
// err:   location: class ErrorMany
// err: ErrorMany.java:8: error: cannot find symbol
// err:         g1 = 1; g2 = 1; g3 = 1; g4 = 1; g5 = 1; g6 = 1; g7 = 1; g8 = 1; g9 = 1; g10 = 1; g11 = 1; g12 = 1; g13 = 1; g14 = 1;
// err:                                                         ^
// err:   symbol:   variable g7
// err:   location: class ErrorMany
// err: ErrorMany.java:8: error: cannot find symbol
// err:         g1 = 1; g2 = 1; g3 = 1; g4 = 1; g5 = 1; g6 = 1; g7 = 1; g8 = 1; g9 = 1; g10 = 1; g11 = 1; g12 = 1; g13 = 1; g14 = 1;
// err:                                                                 ^
// err:   symbol:   variable g8
// err:   location: class ErrorMany
// err: ErrorMany.java:8: error: cannot find symbol
// err:         g1 = 1; g2 = 1; g3 = 1; g4 = 1; g5 = 1; g6 = 1; g7 = 1; g8 = 1; g9 = 1; g10 = 1; g11 = 1; g12 = 1; g13 = 1; g14 = 1;
// err:                                                                         ^
// err:   symbol:   variable g9
// err:   location: class ErrorMany
// err: ErrorMany.java:8: error: cannot find symbol
// err:         g1 = 1; g2 = 1; g3 = 1; g4 = 1; g5 = 1; g6 = 1; g7 = 1; g8 = 1; g9 = 1; g10 = 1; g11 = 1; g12 = 1; g13 = 1; g14 = 1;
// err:                                                                                 ^
// err:   symbol:   variable g10
// err:   location: class ErrorMany
// err: ErrorMany.java:8: error: cannot find symbol
// err:         g1 = 1; g2 = 1; g3 = 1; g4 = 1; g5 = 1; g6 = 1; g7 = 1; g8 = 1; g9 = 1; g10 = 1; g11 = 1; g12 = 1; g13 = 1; g14 = 1;
// err:                                                                                          ^
// err:   symbol:   variable g11
// err:   location: class ErrorMany
// err: ErrorMany.java:8: error: cannot find symbol
// err:         g1 = 1; g2 = 1; g3 = 1; g4 = 1; g5 = 1; g6 = 1; g7 = 1; g8 = 1; g9 = 1; g10 = 1; g11 = 1; g12 = 1; g13 = 1; g14 = 1;
// err:                                                                                                   ^
// err:   symbol:   variable g12
// err:   location: class ErrorMany
// err: ErrorMany.java:8: error: cannot find symbol
// err:         g1 = 1; g2 = 1; g3 = 1; g4 = 1; g5 = 1; g6 = 1; g7 = 1; g8 = 1; g9 = 1; g10 = 1; g11 = 1; g12 = 1; g13 = 1; g14 = 1;
// err:                                                                                                            ^
// err:   symbol:   variable g13
// err:   location: class ErrorMany
// err: ErrorMany.java:8: error: cannot find symbol
// err:         g1 = 1; g2 = 1; g3 = 1; g4 = 1; g5 = 1; g6 = 1; g7 = 1; g8 = 1; g9 = 1; g10 = 1; g11 = 1; g12 = 1; g13 = 1; g14 = 1;
// err:                                                                                                                     ^
// err:   symbol:   variable g14
// err:   location: class ErrorMany
// err: ErrorMany.java:9: error: cannot find symbol
// err:         h1(); h2(); h3(); h4(); h5(); h6(); h7(); h8(); h9(); h10(); h11(); h12(); h13(); h14(); h15(); h16(); h17(); h18();
// err:         ^
// err:   symbol:   method h1()
// err:   location: class ErrorMany
// err: ErrorMany.java:9: error: cannot find symbol
// err:         h1(); h2(); h3(); h4(); h5(); h6(); h7(); h8(); h9(); h10(); h11(); h12(); h13(); h14(); h15(); h16(); h17(); h18();
// err:               ^
// err:   symbol:   method h2()
// err:   location: class ErrorMany
// err: ErrorMany.java:9: error: cannot find symbol
// err:         h1(); h2(); h3(); h4(); h5(); h6(); h7(); h8(); h9(); h10(); h11(); h12(); h13(); h14(); h15(); h16(); h17(); h18();
// err:                     ^
// err:   symbol:   method h3()
// err:   location: class ErrorMany
// err: ErrorMany.java:9: error: cannot find symbol
// err:         h1(); h2(); h3(); h4(); h5(); h6(); h7(); h8(); h9(); h10(); h11(); h12(); h13(); h14(); h15(); h16(); h17(); h18();
// err:                           ^
// err:   symbol:   method h4()
// err:   location: class ErrorMany
// err: ErrorMany.java:9: error: cannot find symbol
// err:         h1(); h2(); h3(); h4(); h5(); h6(); h7(); h8(); h9(); h10(); h11(); h12(); h13(); h14(); h15(); h16(); h17(); h18();
// err:                                 ^
// err:   symbol:   method h5()
// err:   location: class ErrorMany
// err: ErrorMany.java:9: error: cannot find symbol
// err:         h1(); h2(); h3(); h4(); h5(); h6(); h7(); h8(); h9(); h10(); h11(); h12(); h13(); h14(); h15(); h16(); h17(); h18();
// err:                                       ^
// err:   symbol:   method h6()
// err:   location: class ErrorMany
// err: ErrorMany.java:9: error: cannot find symbol
// err:         h1(); h2(); h3(); h4(); h5(); h6(); h7(); h8(); h9(); h10(); h11(); h12(); h13(); h14(); h15(); h16(); h17(); h18();
// err:                                             ^
// err:   symbol:   method h7()
// err:   location: class ErrorMany
// err: ErrorMany.java:9: error: cannot find symbol
// err:         h1(); h2(); h3(); h4(); h5(); h6(); h7(); h8(); h9(); h10(); h11(); h12(); h13(); h14(); h15(); h16(); h17(); h18();
// err:                                                   ^
// err:   symbol:   method h8()
// err:   location: class ErrorMany
// err: ErrorMany.java:9: error: cannot find symbol
// err:         h1(); h2(); h3(); h4(); h5(); h6(); h7(); h8(); h9(); h10(); h11(); h12(); h13(); h14(); h15(); h16(); h17(); h18();
// err:                                                         ^
// err:   symbol:   method h9()
// err:   location: class ErrorMany
// err: ErrorMany.java:9: error: cannot find symbol
// err:         h1(); h2(); h3(); h4(); h5(); h6(); h7(); h8(); h9(); h10(); h11(); h12(); h13(); h14(); h15(); h16(); h17(); h18();
// err:                                                               ^
// err:   symbol:   method h10()
// err:   location: class ErrorMany
// err: ErrorMany.java:9: error: cannot find symbol
// err:         h1(); h2(); h3(); h4(); h5(); h6(); h7(); h8(); h9(); h10(); h11(); h12(); h13(); h14(); h15(); h16(); h17(); h18();
// err:                                                                      ^
// err:   symbol:   method h11()
// err:   location: class ErrorMany
// err: ErrorMany.java:9: error: cannot find symbol
// err:         h1(); h2(); h3(); h4(); h5(); h6(); h7(); h8(); h9(); h10(); h11(); h12(); h13(); h14(); h15(); h16(); h17(); h18();
// err:                                                                             ^
// err:   symbol:   method h12()
// err:   location: class ErrorMany
// err: ErrorMany.java:9: error: cannot find symbol
// err:         h1(); h2(); h3(); h4(); h5(); h6(); h7(); h8(); h9(); h10(); h11(); h12(); h13(); h14(); h15(); h16(); h17(); h18();
// err:                                                                                    ^
// err:   symbol:   method h13()
// err:   location: class ErrorMany
// err: ErrorMany.java:9: error: cannot find symbol
// err:         h1(); h2(); h3(); h4(); h5(); h6(); h7(); h8(); h9(); h10(); h11(); h12(); h13(); h14(); h15(); h16(); h17(); h18();
// err:                                                                                           ^
// err:   symbol:   method h14()
// err:   location: class ErrorMany
// err: ErrorMany.java:9: error: cannot find symbol
// err:         h1(); h2(); h3(); h4(); h5(); h6(); h7(); h8(); h9(); h10(); h11(); h12(); h13(); h14(); h15(); h16(); h17(); h18();
// err:                                                                                                  ^
// err:   symbol:   method h15()
// err:   location: class ErrorMany
// err: ErrorMany.java:9: error: cannot find symbol
// err:         h1(); h2(); h3(); h4(); h5(); h6(); h7(); h8(); h9(); h10(); h11(); h12(); h13(); h14(); h15(); h16(); h17(); h18();
// err:                                                                                                         ^
// err:   symbol:   method h16()
// err:   location: class ErrorMany
// err: ErrorMany.java:9: error: cannot find symbol
// err:         h1(); h2(); h3(); h4(); h5(); h6(); h7(); h8(); h9(); h10(); h11(); h12(); h13(); h14(); h15(); h16(); h17(); h18();
// err:                                                                                                                ^
// err:   symbol:   method h17()
// err:   location: class ErrorMany
// err: ErrorMany.java:9: error: cannot find symbol
// err:         h1(); h2(); h3(); h4(); h5(); h6(); h7(); h8(); h9(); h10(); h11(); h12(); h13(); h14(); h15(); h16(); h17(); h18();
// err:                                                                                                                       ^
// err:   symbol:   method h18()
// err:   location: class ErrorMany
// err: ErrorMany.java:10: error: cannot find symbol
// err:         i1 = 1; i2 = 1; i3 = 1; i4 = 1; i5 = 1; i6 = 1; i7 = 1; i8 = 1; i9 = 1; i10 = 1; i11 = 1; i12 = 1; i13 = 1; i14 = 1;
// err:         ^
// err:   symbol:   variable i1
// err:   location: class ErrorMany
// err: ErrorMany.java:10: error: cannot find symbol
// err:         i1 = 1; i2 = 1; i3 = 1; i4 = 1; i5 = 1; i6 = 1; i7 = 1; i8 = 1; i9 = 1; i10 = 1; i11 = 1; i12 = 1; i13 = 1; i14 = 1;
// err:                 ^
// err:   symbol:   variable i2
// err:   location: class ErrorMany
// err: ErrorMany.java:10: error: cannot find symbol
// err:         i1 = 1; i2 = 1; i3 = 1; i4 = 1; i5 = 1; i6 = 1; i7 = 1; i8 = 1; i9 = 1; i10 = 1; i11 = 1; i12 = 1; i13 = 1; i14 = 1;
// err:                         ^
// err:   symbol:   variable i3
// err:   location: class ErrorMany
// err: ErrorMany.java:10: error: cannot find symbol
// err:         i1 = 1; i2 = 1; i3 = 1; i4 = 1; i5 = 1; i6 = 1; i7 = 1; i8 = 1; i9 = 1; i10 = 1; i11 = 1; i12 = 1; i13 = 1; i14 = 1;
// err:                                 ^
// err:   symbol:   variable i4
// err:   location: class ErrorMany
// err: ErrorMany.java:10: error: cannot find symbol
// err:         i1 = 1; i2 = 1; i3 = 1; i4 = 1; i5 = 1; i6 = 1; i7 = 1; i8 = 1; i9 = 1; i10 = 1; i11 = 1; i12 = 1; i13 = 1; i14 = 1;
// err:                                         ^
// err:   symbol:   variable i5
// err:   location: class ErrorMany
// err: ErrorMany.java:10: error: cannot find symbol
// err:         i1 = 1; i2 = 1; i3 = 1; i4 = 1; i5 = 1; i6 = 1; i7 = 1; i8 = 1; i9 = 1; i10 = 1; i11 = 1; i12 = 1; i13 = 1; i14 = 1;
// err:                                                 ^
// err:   symbol:   variable i6
// err:   location: class ErrorMany
// err: ErrorMany.java:10: error: cannot find symbol
// err:         i1 = 1; i2 = 1; i3 = 1; i4 = 1; i5 = 1; i6 = 1; i7 = 1; i8 = 1; i9 = 1; i10 = 1; i11 = 1; i12 = 1; i13 = 1; i14 = 1;
// err:                                                         ^
// err:   symbol:   variable i7
// err:   location: class ErrorMany
// err: 100 errors
// err: only showing the first 100 errors, of 107 total; use -Xmaxerrs if you would like to see more
// exit: 1
