/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of which addresses are contacted. */

#include "config.h"

#include "socle-address-policy.h"

typedef struct
{
  const char *address;
  SocleRefusal refusal;
  const char *normal; /* where it is not refused */
} Case;

static const Case cases[] = {
  { "https://example.com", SOCLE_REFUSAL_NONE, "https://example.com/" },
  { "http://example.com/a?b=c#d", SOCLE_REFUSAL_NONE, "http://example.com/a?b=c" },
  { "HTTPS://WWW.Example.COM:443/A", SOCLE_REFUSAL_NONE, "https://www.example.com/A" },
  { "https://example.com./", SOCLE_REFUSAL_NONE, "https://example.com/" },
  { "http://example.com:443/", SOCLE_REFUSAL_NONE, "http://example.com:443/" },
  { "https://bücher.example/ré", SOCLE_REFUSAL_NONE, "https://xn--bcher-kva.example/r%C3%A9" },
  { "https://example.com/%2e%2E/a%0d%0aB", SOCLE_REFUSAL_NONE, "https://example.com/a%0D%0AB" },
  { "https://93.184.216.34/", SOCLE_REFUSAL_NONE, "https://93.184.216.34/" },
  { "https://[2606:2800:220:1::1]/", SOCLE_REFUSAL_NONE, "https://[2606:2800:220:1::1]/" },
  { "https://example.com?x", SOCLE_REFUSAL_NONE, "https://example.com/?x" },

  { "", SOCLE_REFUSAL_BAD_ADDRESS, NULL },
  { "example.com", SOCLE_REFUSAL_BAD_ADDRESS, NULL },
  { "//example.com/", SOCLE_REFUSAL_BAD_ADDRESS, NULL },
  { "https:///a", SOCLE_REFUSAL_BAD_ADDRESS, NULL },
  { "https://", SOCLE_REFUSAL_BAD_ADDRESS, NULL },
  { "https://exa mple.com/", SOCLE_REFUSAL_BAD_ADDRESS, NULL },
  { "https://example.com/a b", SOCLE_REFUSAL_BAD_ADDRESS, NULL },
  { "https://example.com\\@evil.example/", SOCLE_REFUSAL_BAD_ADDRESS, NULL },
  { "https://example.com/\r\nHost: x", SOCLE_REFUSAL_BAD_ADDRESS, NULL },
  { "https://example.com/\t", SOCLE_REFUSAL_BAD_ADDRESS, NULL },
  { "https://example.com/\xff", SOCLE_REFUSAL_BAD_ADDRESS, NULL },
  { "http://[::1", SOCLE_REFUSAL_BAD_ADDRESS, NULL },
  { "http://example.com:99999/", SOCLE_REFUSAL_BAD_ADDRESS, NULL },
  { "http://example.com:-1/", SOCLE_REFUSAL_BAD_ADDRESS, NULL },

  { "file:///etc/passwd", SOCLE_REFUSAL_SCHEME, NULL },
  { "data:application/pdf;base64,JVBERi0=", SOCLE_REFUSAL_SCHEME, NULL },
  { "javascript:alert(1)", SOCLE_REFUSAL_SCHEME, NULL },
  { "ftp://example.com/x", SOCLE_REFUSAL_SCHEME, NULL },
  { "resource:///org/gnome/x", SOCLE_REFUSAL_SCHEME, NULL },
  { "mailto:someone@example.com", SOCLE_REFUSAL_SCHEME, NULL },
  { "ws://example.com/", SOCLE_REFUSAL_SCHEME, NULL },

  { "https://user@example.com/", SOCLE_REFUSAL_CREDENTIALS, NULL },
  { "https://user:pw@example.com/", SOCLE_REFUSAL_CREDENTIALS, NULL },
  { "https://@example.com/", SOCLE_REFUSAL_CREDENTIALS, NULL },
  { "https://example.com@evil.example/", SOCLE_REFUSAL_CREDENTIALS, NULL },

  { "https://example.com:22/", SOCLE_REFUSAL_PORT, NULL },
  { "https://example.com:8443/", SOCLE_REFUSAL_PORT, NULL },
  { "http://example.com:0/", SOCLE_REFUSAL_PORT, NULL },
  { "http://127.0.0.1:22/", SOCLE_REFUSAL_PORT, NULL },

  { "http://a%0d%0aX-Y: b/", SOCLE_REFUSAL_BAD_ADDRESS, NULL },
  { "http://a%0d%0ab.example/", SOCLE_REFUSAL_HOST, NULL },
  { "http://a%00.example/", SOCLE_REFUSAL_BAD_ADDRESS, NULL },
  { "http://a_b.example/", SOCLE_REFUSAL_HOST, NULL },
  { "http://a..example/", SOCLE_REFUSAL_HOST, NULL },
  { "http://.example/", SOCLE_REFUSAL_HOST, NULL },
  { "http://./", SOCLE_REFUSAL_HOST, NULL },
  { "http://a%2fb.example/", SOCLE_REFUSAL_HOST, NULL },
  { "http://fe80::1%25eth0/", SOCLE_REFUSAL_BAD_ADDRESS, NULL },
  { "http://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example/",
    SOCLE_REFUSAL_HOST, NULL },

  { "http://0/", SOCLE_REFUSAL_NUMERIC_HOST, NULL },
  { "http://2130706433/", SOCLE_REFUSAL_NUMERIC_HOST, NULL },
  { "http://0177.0.0.1/", SOCLE_REFUSAL_NUMERIC_HOST, NULL },
  { "http://0x7f.1/", SOCLE_REFUSAL_NUMERIC_HOST, NULL },
  { "http://0x7f000001/", SOCLE_REFUSAL_NUMERIC_HOST, NULL },
  { "http://127.1/", SOCLE_REFUSAL_NUMERIC_HOST, NULL },
  { "http://1.2.3.4.5/", SOCLE_REFUSAL_NUMERIC_HOST, NULL },
  { "http://300.1.1.1/", SOCLE_REFUSAL_NUMERIC_HOST, NULL },
  { "http://example.0xA/", SOCLE_REFUSAL_NUMERIC_HOST, NULL },
  { "http://127.0.0.0001./", SOCLE_REFUSAL_NUMERIC_HOST, NULL },

  { "http://localhost/", SOCLE_REFUSAL_LOCAL, NULL },
  { "http://LOCALHOST./", SOCLE_REFUSAL_LOCAL, NULL },
  { "http://a.localhost/", SOCLE_REFUSAL_LOCAL, NULL },
  { "http://printer.local/", SOCLE_REFUSAL_LOCAL, NULL },
  { "http://intranet/", SOCLE_REFUSAL_LOCAL, NULL },
  { "http://metadata.google.internal/", SOCLE_REFUSAL_LOCAL, NULL },
  { "http://127.0.0.1/", SOCLE_REFUSAL_LOCAL, NULL },
  { "http://127.0.0.1./", SOCLE_REFUSAL_LOCAL, NULL },
  { "http://%31%32%37.0.0.1/", SOCLE_REFUSAL_BAD_ADDRESS, NULL },
  { "http://１２７.0.0.1/", SOCLE_REFUSAL_LOCAL, NULL },
  { "http://127。0。0。1/", SOCLE_REFUSAL_LOCAL, NULL },
  { "http://[::1]/", SOCLE_REFUSAL_LOCAL, NULL },
  { "http://[::]/", SOCLE_REFUSAL_LOCAL, NULL },
  { "http://[::ffff:127.0.0.1]/", SOCLE_REFUSAL_LOCAL, NULL },
  { "http://[::ffff:7f00:1]/", SOCLE_REFUSAL_LOCAL, NULL },
  { "http://[0:0:0:0:0:ffff:a00:1]/", SOCLE_REFUSAL_LOCAL, NULL },
  { "http://169.254.169.254/latest/meta-data/", SOCLE_REFUSAL_LOCAL, NULL },
};

static void
test_addresses (gconstpointer data)
{
  const Case *test = data;
  g_autofree char *shown = g_strescape (test->address, NULL);
  SoclePortalLimits limits;
  SocleRefusal refusal;
  g_autoptr (GUri) uri = NULL;

  g_test_message ("%s", shown);
  socle_portal_limits_init (&limits);
  uri = socle_address_policy_parse (test->address, &limits, &refusal);

  g_assert_cmpint (refusal, ==, test->refusal);
  g_assert_true ((uri != NULL) == (refusal == SOCLE_REFUSAL_NONE));
  if (uri != NULL)
    {
      g_autofree char *text = g_uri_to_string (uri);

      g_assert_cmpstr (text, ==, test->normal);
    }
}

static const struct
{
  const char *address;
  gboolean open;
} inet_cases[] = {
  { "0.0.0.0", FALSE },
  { "0.255.255.255", FALSE },
  { "1.0.0.0", TRUE },
  { "9.255.255.255", TRUE },
  { "10.0.0.0", FALSE },
  { "10.255.255.255", FALSE },
  { "11.0.0.0", TRUE },
  { "100.63.255.255", TRUE },
  { "100.64.0.0", FALSE },
  { "100.127.255.255", FALSE },
  { "100.128.0.0", TRUE },
  { "126.255.255.255", TRUE },
  { "127.0.0.0", FALSE },
  { "127.255.255.255", FALSE },
  { "128.0.0.0", TRUE },
  { "169.253.255.255", TRUE },
  { "169.254.0.0", FALSE },
  { "169.255.0.0", TRUE },
  { "172.15.255.255", TRUE },
  { "172.16.0.0", FALSE },
  { "172.31.255.255", FALSE },
  { "172.32.0.0", TRUE },
  { "192.0.0.1", FALSE },
  { "192.0.1.0", TRUE },
  { "192.0.2.1", FALSE },
  { "192.88.99.1", FALSE },
  { "192.167.255.255", TRUE },
  { "192.168.0.0", FALSE },
  { "192.169.0.0", TRUE },
  { "198.17.255.255", TRUE },
  { "198.18.0.0", FALSE },
  { "198.19.255.255", FALSE },
  { "198.20.0.0", TRUE },
  { "198.51.100.7", FALSE },
  { "203.0.113.7", FALSE },
  { "223.255.255.255", TRUE },
  { "224.0.0.1", FALSE },
  { "240.0.0.1", FALSE },
  { "255.255.255.255", FALSE },
  { "::", FALSE },
  { "::1", FALSE },
  { "::127.0.0.1", FALSE },
  { "::ffff:10.1.2.3", FALSE },
  { "::ffff:8.8.8.8", TRUE },
  { "64:ff9b::7f00:1", FALSE },
  { "64:ff9b::808:808", TRUE },
  { "64:ff9b:1::1", FALSE },
  { "100::1", FALSE },
  { "2001::1", FALSE },
  { "2001:1ff::1", FALSE },
  { "2001:200::1", TRUE },
  { "2001:db8::1", FALSE },
  { "2001:db9::1", TRUE },
  { "2002:7f00:1::1", FALSE },
  { "2003::1", TRUE },
  { "2606:4700::1111", TRUE },
  { "3fff::1", FALSE },
  { "3fff:1000::1", TRUE },
  { "4000::1", FALSE },
  { "fc00::1", FALSE },
  { "fd00::1", FALSE },
  { "fe80::1", FALSE },
  { "fec0::1", FALSE },
  { "ff02::1", FALSE },
};

static void
test_inet (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (inet_cases); i++)
    {
      g_autoptr (GInetAddress) address = g_inet_address_new_from_string (inet_cases[i].address);
      SocleRefusal refusal = socle_address_policy_check_inet (address);

      g_test_message ("%s", inet_cases[i].address);
      g_assert_cmpint (refusal, ==, inet_cases[i].open ? SOCLE_REFUSAL_NONE : SOCLE_REFUSAL_LOCAL);
    }
}

static const struct
{
  const char *base;
  const char *location;
  SocleRefusal refusal;
  const char *followed;
} follow_cases[] = {
  { "http://a.example/b/c", "d.pdf", SOCLE_REFUSAL_NONE, "http://a.example/b/d.pdf" },
  { "http://a.example/b/c", "/d", SOCLE_REFUSAL_NONE, "http://a.example/d" },
  { "http://a.example/b/c", "../../../d", SOCLE_REFUSAL_NONE, "http://a.example/d" },
  { "http://a.example/b", "//c.example/d", SOCLE_REFUSAL_NONE, "http://c.example/d" },
  { "http://a.example/b", "?q=1#f", SOCLE_REFUSAL_NONE, "http://a.example/b?q=1" },
  { "http://a.example/b", "https://a.example/b", SOCLE_REFUSAL_NONE, "https://a.example/b" },
  { "http://a.example/b", "/ré.pdf", SOCLE_REFUSAL_NONE, "http://a.example/r%C3%A9.pdf" },
  { "https://a.example/b", "http://a.example/b", SOCLE_REFUSAL_DOWNGRADE, NULL },
  { "https://a.example/b", "http://a.example:443/b", SOCLE_REFUSAL_DOWNGRADE, NULL },
  { "https://a.example/b", "", SOCLE_REFUSAL_BAD_ADDRESS, NULL },
  { "https://a.example/b", "http://[::1", SOCLE_REFUSAL_BAD_ADDRESS, NULL },
  { "https://a.example/b", "https://user:pw@a.example/", SOCLE_REFUSAL_CREDENTIALS, NULL },
  { "https://a.example/b", "file:///etc/passwd", SOCLE_REFUSAL_SCHEME, NULL },
  { "https://a.example/b", "//localhost/x", SOCLE_REFUSAL_LOCAL, NULL },
  { "https://a.example/b", "//10.0.0.1/x", SOCLE_REFUSAL_LOCAL, NULL },
  { "https://a.example/b", "https://a.example:22/", SOCLE_REFUSAL_PORT, NULL },
};

static void
test_follow (void)
{
  SoclePortalLimits limits;

  socle_portal_limits_init (&limits);

  for (guint i = 0; i < G_N_ELEMENTS (follow_cases); i++)
    {
      SocleRefusal refusal;
      g_autoptr (GUri) base = socle_address_policy_parse (follow_cases[i].base, &limits, &refusal);
      g_autoptr (GUri) followed = NULL;

      g_test_message ("%s → %s", follow_cases[i].base, follow_cases[i].location);
      followed = socle_address_policy_follow (base, follow_cases[i].location, &limits, &refusal);
      g_assert_cmpint (refusal, ==, follow_cases[i].refusal);
      if (follow_cases[i].followed == NULL)
        g_assert_null (followed);
      else
        {
          g_autofree char *text = g_uri_to_string (followed);

          g_assert_cmpstr (text, ==, follow_cases[i].followed);
        }
    }
}

static void
test_length (void)
{
  g_autoptr (GString) address = g_string_new ("https://a.example/");
  g_autoptr (GUri) uri = NULL, longer = NULL, escaped = NULL;
  SoclePortalLimits limits;
  SocleRefusal refusal;

  socle_portal_limits_init (&limits);
  while (address->len < limits.address_length)
    g_string_append_c (address, 'a');
  uri = socle_address_policy_parse (address->str, &limits, &refusal);
  g_assert_nonnull (uri);

  /* What is short enough only before it is escaped is too long as well. */
  address->str[address->len - 2] = '\xc3';
  address->str[address->len - 1] = '\xa9';
  escaped = socle_address_policy_parse (address->str, &limits, &refusal);
  g_assert_null (escaped);
  g_assert_cmpint (refusal, ==, SOCLE_REFUSAL_TOO_LONG);

  g_string_append_c (address, 'a');
  longer = socle_address_policy_parse (address->str, &limits, &refusal);
  g_assert_null (longer);
  g_assert_cmpint (refusal, ==, SOCLE_REFUSAL_TOO_LONG);
}

static void
test_exempt (void)
{
  static const char *const exempt[] = { "127.0.0.1:8088", NULL };
  SoclePortalLimits limits;
  SocleRefusal refusal;
  g_autoptr (GUri) uri = NULL, port = NULL, name = NULL;

  socle_portal_limits_init (&limits);
  limits.exempt = exempt;

  uri = socle_address_policy_parse ("http://127.0.0.1:8088/a", &limits, &refusal);
  g_assert_nonnull (uri);
  port = socle_address_policy_parse ("http://127.0.0.1:80/a", &limits, &refusal);
  g_assert_null (port);
  name = socle_address_policy_parse ("http://localhost:8088/a", &limits, &refusal);
  g_assert_null (name);
}

static void
test_prefer_https (void)
{
  static const struct
  {
    const char *address;
    const char *preferred;
  } https_cases[] = {
    { "http://example.com/a?b#c", "https://example.com/a?b#c" },
    { "HTTP://example.com:80/", "https://example.com/" },
    { "http://example.com:8080/", NULL },
    { "https://example.com/", NULL },
    { "mailto:a@example.com", NULL },
    { "no address", NULL },
    { "http://a b/", NULL },
    { "http:a", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (https_cases); i++)
    {
      g_autofree char *preferred = socle_address_policy_prefer_https (https_cases[i].address);

      g_assert_cmpstr (preferred, ==, https_cases[i].preferred);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/address-policy/parse/%u", i);

      g_test_add_data_func (path, &cases[i], test_addresses);
    }
  g_test_add_func ("/address-policy/inet", test_inet);
  g_test_add_func ("/address-policy/follow", test_follow);
  g_test_add_func ("/address-policy/length", test_length);
  g_test_add_func ("/address-policy/exempt", test_exempt);
  g_test_add_func ("/address-policy/prefer-https", test_prefer_https);

  return g_test_run ();
}
