import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

public class Encodings {
    public static void main(String[] args) throws Exception {
        byte[] data = "any carnal pleas".getBytes(StandardCharsets.UTF_8);
        String b64 = Base64.getEncoder().encodeToString(data);
        System.out.println(b64 + " " + new String(Base64.getDecoder().decode(b64)) + " " + Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[] {-1, -2, -3, -4}));
        System.out.println(HexFormat.of().formatHex(data, 0, 4) + " " + HexFormat.ofDelimiter(":").withUpperCase().formatHex(new byte[] {1, -1}) + " " + HexFormat.of().parseHex("cafe").length);
        System.out.println(URLEncoder.encode("a b&c=d/é", StandardCharsets.UTF_8) + " " + URLDecoder.decode("a+b%26", StandardCharsets.UTF_8));
        for (String algorithm : new String[] {"MD5", "SHA-1", "SHA-256"}) {
            System.out.println(algorithm + " " + HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest("abc".getBytes())));
        }
        System.out.println(UUID.nameUUIDFromBytes("name".getBytes()) + " " + UUID.fromString("123e4567-e89b-12d3-a456-426614174000").version() + " " + UUID.randomUUID().toString().length());
        try {
            MessageDigest.getInstance("NOPE");
        } catch (java.security.NoSuchAlgorithmException e) {
            System.out.println(e.getMessage());
        }
        try {
            Base64.getDecoder().decode("###");
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(new java.net.URI("http://user@host:81/p/a?q=1#f").getPath() + " " + java.net.URI.create("a/b").resolve("../c"));
    }
}

// out: YW55IGNhcm5hbCBwbGVhcw== any carnal pleas __79_A
// out: 616e7920 01:FF 2
// out: a+b%26c%3Dd%2F%C3%A9 a b&
// out: MD5 900150983cd24fb0d6963f7d28e17f72
// out: SHA-1 a9993e364706816aba3e25717850c26c9cd0d89d
// out: SHA-256 ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
// out: b068931c-c450-342b-a3f5-b3d276ea4297 1 36
// out: NOPE MessageDigest not available
// out: Illegal base64 character 23
// out: /p/a c
