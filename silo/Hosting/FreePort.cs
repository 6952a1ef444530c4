using System.Net;
using System.Net.Sockets;

namespace Platform.Silo.Hosting;

/// <summary>Ports for the silo's own endpoints, which nobody but this process calls: two platforms may run on one machine.</summary>
internal static class FreePort
{
    /// <summary>Two different free ports on loopback.</summary>
    public static (int First, int Second) Pair()
    {
        using var first = Listen();
        using var second = Listen();
        return (Port(first), Port(second));
    }

    private static Socket Listen()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }

    private static int Port(Socket socket) => ((IPEndPoint)socket.LocalEndPoint!).Port;
}
