package dev.enlace.domain.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.domain.outbound.AddressPolicy.Endpoint;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.0.0.2",
        "127.255.255.255",
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.0.1",
        "169.254.169.254",
        "169.254.0.1",
        "169.254.170.2",
        "100.64.0.1",
        "100.100.100.200",
        "100.127.255.255",
        "168.63.129.16",
        "192.0.0.1",
        "192.0.0.192",
        "192.0.2.1",
        "198.51.100.7",
        "203.0.113.7",
        "192.88.99.1",
        "198.18.0.1",
        "198.19.255.255",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "2130706433",
        "::1",
        "::",
        "::2",
        "::127.0.0.1",
        "::10.0.0.1",
        "::8.8.8.8",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "::ffff:0:127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b::808:808",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "2002:a9fe:a9fe::1",
        "2001:0:4136:e378::1",
        "2001:db8::1",
        "fc00::1",
        "fd00::1",
        "fd00:ec2::254",
        "fdff:ffff::1",
        "fe80::1",
        "febf::1",
        "fec0::1",
        "ff02::1",
        "ff05::2",
        "100::1",
        "3fff::1",
        "5f00::1",
        "4000::1"
      })
  void lets_nobody_reach_what_is_not_the_public_internet(String address) throws Exception {
    assertThat(AddressPolicy.PUBLIC_ONLY.allows(InetAddress.getByName(address), 587)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "169.253.255.255",
        "169.255.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "168.63.129.15",
        "168.63.129.17",
        "2606:4700:4700::1111",
        "2a00:1450:4001:81b::200e",
        "2620:fe::fe",
        "::ffff:8.8.8.8"
      })
  void lets_everybody_reach_what_is(String address) throws Exception {
    assertThat(AddressPolicy.PUBLIC_ONLY.allows(InetAddress.getByName(address), 587)).isTrue();
  }

  @Test
  void sees_through_an_ipv4_address_that_pretends_to_be_ipv6() throws Exception {
    byte[] mapped = new byte[16];
    mapped[10] = (byte) 0xff;
    mapped[11] = (byte) 0xff;
    mapped[12] = 127;
    mapped[15] = 1;

    InetAddress address = Inet6Address.getByAddress("mapped", mapped, 0);

    assertThat(address).isInstanceOf(Inet6Address.class);
    assertThat(AddressPolicy.PUBLIC_ONLY.allows(address, 587)).isFalse();
  }

  @Test
  void does_not_care_which_name_the_address_was_found_under() throws Exception {
    byte[] loopback = {127, 0, 0, 1};

    assertThat(
            AddressPolicy.PUBLIC_ONLY.allows(
                InetAddress.getByAddress("mail.example.com", loopback), 587))
        .isFalse();
  }

  @Test
  void exempts_exactly_the_address_and_port_that_were_named() throws Exception {
    AddressPolicy policy = new AddressPolicy(Set.of(new Endpoint("127.0.0.1", 2525)));

    assertThat(policy.allows(address("127.0.0.1"), 2525)).isTrue();
    assertThat(policy.allows(address("127.0.0.1"), 2526)).isFalse();
    assertThat(policy.allows(address("127.0.0.2"), 2525)).isFalse();
    assertThat(policy.allows(address("::1"), 2525)).isFalse();
    assertThat(policy.allows(address("10.0.0.1"), 2525)).isFalse();
    assertThat(policy.allows(address("8.8.8.8"), 2525)).isTrue();
  }

  @Test
  void exempts_an_ipv6_address_however_it_was_written() throws Exception {
    AddressPolicy policy =
        new AddressPolicy(Set.of(new Endpoint(address("::1").getHostAddress(), 2525)));

    assertThat(policy.allows(address("0:0:0:0:0:0:0:1"), 2525)).isTrue();
  }

  private static InetAddress address(String text) throws UnknownHostException {
    return InetAddress.getByName(text);
  }
}
