using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Platform.Tests.Support;

/// <summary>A Postfix of our own on loopback: its configuration, queue and log are in the test's folder, the system's own is not touched.</summary>
internal sealed class PostfixServer : IAsyncDisposable
{
    public const string Program = "/usr/sbin/postfix";

    private readonly string _folder;
    private readonly string _settings;

    private PostfixServer(string folder, int port)
    {
        _folder = folder;
        _settings = Path.Combine(folder, "etc");
        Port = port;
    }

    public int Port { get; }

    /// <summary>The log, to be read when something did not arrive.</summary>
    public string Log => Path.Combine(_folder, "maillog");

    /// <summary>The certificate that it shows, to be trusted.</summary>
    public string Certificate => Path.Combine(_settings, "cert.pem");

    /// <summary>Starts it.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="mailboxes">Addresses and the Maildirs that their mail goes to.</param>
    public static async Task<PostfixServer> StartAsync(string folder, IReadOnlyDictionary<string, string> mailboxes)
    {
        var server = new PostfixServer(folder, FreePort());
        Directory.CreateDirectory(server._settings);
        Directory.CreateDirectory(Path.Combine(folder, "queue"));
        await Command.RunAsync("chown", ["postfix", Directory.CreateDirectory(Path.Combine(folder, "data")).FullName]);

        // The delivery agent is nobody: it has to get through the folders above, which a test creates for itself alone.
        await Command.RunAsync("chmod", ["755", folder]);
        foreach (var mailbox in mailboxes.Values)
        {
            Array.ForEach(["tmp", "new", "cur"], part => Directory.CreateDirectory(Path.Combine(mailbox, part)));
            await Command.RunAsync("chmod", ["755", Path.GetDirectoryName(mailbox)!]);
            await Command.RunAsync("chown", ["-R", "nobody:nogroup", mailbox]);
        }

        using (var certificate = TestCertificate.Create())
        {
            await File.WriteAllTextAsync(server.Certificate, certificate.ExportCertificatePem());
            await File.WriteAllTextAsync(Path.Combine(server._settings, "key.pem"), certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        }

        await File.WriteAllTextAsync(Path.Combine(server._settings, "main.cf"), await server.MainAsync(mailboxes));
        await File.WriteAllTextAsync(Path.Combine(server._settings, "master.cf"), server.Services());
        await Command.RunAsync(Program, ["-c", server._settings, "start"]);
        return server;
    }

    public async ValueTask DisposeAsync() => await Command.RunAsync(Program, ["-c", _settings, "stop"]);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<string> MainAsync(IReadOnlyDictionary<string, string> mailboxes)
    {
        var user = (await Command.RunAsync("id", ["-u", "nobody"])).Trim();
        var group = (await Command.RunAsync("id", ["-g", "nobody"])).Trim();
        var domains = mailboxes.Keys.Select(address => address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..]).Distinct();
        return $$"""
            compatibility_level = 3.6
            queue_directory = {{_folder}}/queue
            data_directory = {{_folder}}/data
            command_directory = /usr/sbin
            daemon_directory = /usr/lib/postfix/sbin
            mail_owner = postfix
            setgid_group = postdrop
            myhostname = mail.shop.example
            mydestination =
            mynetworks = 127.0.0.0/8
            inet_interfaces = 127.0.0.1
            inet_protocols = ipv4
            alias_maps =
            recipient_delimiter = +
            smtpd_tls_security_level = may
            smtpd_tls_cert_file = {{Certificate}}
            smtpd_tls_key_file = {{_settings}}/key.pem
            virtual_mailbox_domains = {{string.Join(", ", domains)}}
            virtual_mailbox_base = /
            virtual_mailbox_maps = inline:{ {{string.Join(", ", mailboxes.Select(pair => $"{{{pair.Key} = {pair.Value.TrimStart('/')}/}}"))}} }
            virtual_uid_maps = static:{{user}}
            virtual_gid_maps = static:{{group}}
            maillog_file = {{Log}}
            maillog_file_prefixes = {{_folder}}

            """;
    }

    private string Services() => $"""
        127.0.0.1:{Port} inet n - n - - smtpd
        pickup unix n - n 60 1 pickup
        cleanup unix n - n - 0 cleanup
        qmgr unix n - n 300 1 qmgr
        tlsmgr unix - - n 1000? 1 tlsmgr
        rewrite unix - - n - - trivial-rewrite
        bounce unix - - n - 0 bounce
        defer unix - - n - 0 bounce
        trace unix - - n - 0 bounce
        proxymap unix - - n - - proxymap
        smtp unix - - n - - smtp
        error unix - - n - - error
        retry unix - - n - - error
        virtual unix - n n - - virtual
        anvil unix - - n - 1 anvil
        postlog unix-dgram n - n - 1 postlogd

        """;
}
