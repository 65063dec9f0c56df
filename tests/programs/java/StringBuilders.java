public class StringBuilders {
    public static void main(String[] args) {
        StringBuilder sb = new StringBuilder("abc");
        sb.append(1).append('x').append(2.5).append(true).append((String) null).append(new char[] {'y', 'z'}).append(7L).append(1.5f);
        System.out.println(sb + " " + sb.length());
        sb.insert(0, "<<").insert(sb.length(), 99).deleteCharAt(2).delete(0, 2).replace(0, 2, "BC!");
        System.out.println(sb);
        sb.reverse().setLength(5);
        System.out.println(sb);
        sb.setCharAt(0, '#');
        System.out.println(sb + " " + sb.indexOf("9") + " " + sb.charAt(1) + " " + sb.lastIndexOf("l"));
        sb.setLength(7);
        System.out.println(sb.toString().replace('\0', '0'));
        StringBuilder big = new StringBuilder();
        for (int i = 0; i < 1000; i++) big.append(i).append(',');
        System.out.println(big.length() + " " + big.substring(3880));
        System.out.println(new StringBuilder("a😀b").reverse() + " " + new StringBuilder().appendCodePoint(0x1F600).length());
        System.out.println(new StringBuilder("ab").compareTo(new StringBuilder("ac")) + " " + new StringBuilder("x").equals(new StringBuilder("x")));
        System.out.println(new StringBuilder().repeat("ab", 3).repeat('c', 2) + " " + new StringBuffer("buf").append(1).reverse());
        try {
            sb.deleteCharAt(50);
        } catch (StringIndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
    }
}

// out: abc1x2.5truenullyz71.5 22
// out: BC!1x2.5truenullyz71.599
// out: 995.1
// out: #95.1 1 9 -1
// out: #95.100
// out: 3890 7,998,999,
// out: b😀a 2
// out: -1 false
// out: abababcc 1fub
// out: Index 50 out of bounds for length 7
