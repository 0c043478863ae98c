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
await using var guest = await StartAsync();
await lifeline.GetStream().CopyToAsync(Stream.Null);

// The board that was switched off a moment ago may not be gone yet.
async Task<FakeGuestServer> StartAsync()
{
    while (true)
    {
        try
        {
            return new(script, port: int.Parse(args[1], CultureInfo.InvariantCulture));
        }
        catch (SocketException)
        {
            await Task.Delay(5);
        }
    }
}
