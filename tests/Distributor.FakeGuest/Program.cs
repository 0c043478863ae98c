// A board for tests to switch on: LIFELINE PORT MODE. It has a guest at PORT that is `ideal`, `dies` at START, or `hangs` then, until whoever listens at LIFELINE hangs up.
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Distributor.FakeGuest;

using var lifeline = new TcpClient();
await lifeline.ConnectAsync(IPAddress.Loopback, int.Parse(args[0], CultureInfo.InvariantCulture));
FakeScript script = args[2] switch
{
    "ideal" => FakeScripts.Ideal,
    "hangs" => FakeScripts.Silent,
    "dies" => (_, _) =>
    {
        Environment.Exit(0);
        return Task.CompletedTask;
    },
    _ => throw new ArgumentException($"{args[2]}: expected ideal, dies or hangs."),
};
var hangsUp = lifeline.GetStream().CopyToAsync(Stream.Null);
await using var guest = await StartAsync(int.Parse(args[1], CultureInfo.InvariantCulture));
await hangsUp;

// The board that was switched off a moment ago may not be gone yet.
async Task<FakeGuestServer?> StartAsync(int port)
{
    for (var start = TimeProvider.System.GetTimestamp(); !hangsUp.IsCompleted; await Task.Delay(5))
    {
        try
        {
            return new(script, port: port);
        }
        catch (SocketException error) when (TimeProvider.System.GetElapsedTime(start) > TimeSpan.FromMinutes(2))
        {
            throw new TimeoutException($"Port {port} is taken: the board that was switched off does not end, or another process has it.", error);
        }
        catch (SocketException)
        {
            // Not yet.
        }
    }
    return null;
}
