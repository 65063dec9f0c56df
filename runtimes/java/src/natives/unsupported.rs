//! What a sandbox does not have: the network, other processes' memory, file watching. Each throws
//! what its Javadoc says, so that programs can handle it.

use super::{Args, Native, NativeResult};
use crate::native;
use crate::vm::Vm;

const INET: &str = "java/net/InetAddress";
const NET: &str = "sun/nio/ch/Net";
const INTERFACE: &str = "java/net/NetworkInterface";
const DOMAIN_SOCKETS: &str = "sun/nio/ch/UnixDomainSockets";
const NO_NETWORK: &str = "The network is not available";

fn no_network(vm: &mut Vm, _args: Args) -> NativeResult {
    Err(vm.throw("java/net/SocketException", NO_NETWORK))
}

fn unknown_host(vm: &mut Vm, args: Args) -> NativeResult {
    let name = match args.reference(1).non_null() {
        Some(name) if name.class() == vm.known.string => vm.string(name),
        _ => NO_NETWORK.into(),
    };
    Err(vm.throw("java/net/UnknownHostException", &name))
}

fn local_host_name(vm: &mut Vm, _args: Args) -> NativeResult {
    Ok(vm.new_string("localhost")?.into())
}

fn no_channel(vm: &mut Vm, _args: Args) -> NativeResult {
    Err(vm.throw("java/io/IOException", "Operation not supported"))
}

pub static NATIVES: &[Native] = &[
    native!(INET, "init", "()V", |_, _| Ok(().into())),
    native!("java/net/Inet4Address", "init", "()V", |_, _| Ok(().into())),
    native!("java/net/Inet6Address", "init", "()V", |_, _| Ok(().into())),
    native!(INET, "isIPv4Available", "()Z", |_, _| Ok(true.into())),
    native!(INET, "isIPv6Supported", "()Z", |_, _| Ok(false.into())),
    native!("java/net/Inet4AddressImpl", "getLocalHostName", "()Ljava/lang/String;", local_host_name),
    native!(
        "java/net/Inet4AddressImpl",
        "lookupAllHostAddr",
        "(Ljava/lang/String;)[Ljava/net/InetAddress;",
        unknown_host
    ),
    native!("java/net/Inet4AddressImpl", "getHostByAddr", "([B)Ljava/lang/String;", unknown_host),
    native!("java/net/Inet4AddressImpl", "isReachable0", "([BI[BI)Z", |_, _| Ok(false.into())),
    native!(INTERFACE, "init", "()V", |_, _| Ok(().into())),
    native!(INTERFACE, "getAll", "()[Ljava/net/NetworkInterface;", no_network),
    native!(INTERFACE, "getByName0", "(Ljava/lang/String;)Ljava/net/NetworkInterface;", no_network),
    native!(INTERFACE, "getByIndex0", "(I)Ljava/net/NetworkInterface;", no_network),
    native!(NET, "initIDs", "()V", |_, _| Ok(().into())),
    native!(NET, "isIPv6Available0", "()Z", |_, _| Ok(false.into())),
    native!(NET, "isReusePortAvailable0", "()Z", |_, _| Ok(false.into())),
    native!(NET, "isExclusiveBindAvailable", "()I", |_, _| Ok((-1i32).into())),
    native!(NET, "shouldShutdownWriteBeforeClose0", "()Z", |_, _| Ok(false.into())),
    native!(NET, "shouldSetBothIPv4AndIPv6Options0", "()Z", |_, _| Ok(false.into())),
    native!(NET, "canIPv6SocketJoinIPv4Group0", "()Z", |_, _| Ok(false.into())),
    native!(NET, "canJoin6WithIPv4Group0", "()Z", |_, _| Ok(false.into())),
    native!(NET, "canUseIPv6OptionsWithIPv4LocalAddress0", "()Z", |_, _| Ok(false.into())),
    native!(NET, "pollinValue", "()S", |_, _| Ok(0x1i16.into())),
    native!(NET, "pollconnValue", "()S", |_, _| Ok(0x4i16.into())),
    native!(NET, "polloutValue", "()S", |_, _| Ok(0x4i16.into())),
    native!(NET, "pollerrValue", "()S", |_, _| Ok(0x8i16.into())),
    native!(NET, "pollhupValue", "()S", |_, _| Ok(0x10i16.into())),
    native!(NET, "pollnvalValue", "()S", |_, _| Ok(0x20i16.into())),
    native!(NET, "socket0", "(ZZZZ)I", no_network),
    native!(DOMAIN_SOCKETS, "init", "()Z", |_, _| Ok(false.into())),
    native!("sun/nio/ch/EPoll", "eventSize", "()I", |_, _| Ok(12i32.into())),
    native!("sun/nio/ch/EPoll", "eventsOffset", "()I", |_, _| Ok(0i32.into())),
    native!("sun/nio/ch/EPoll", "dataOffset", "()I", |_, _| Ok(4i32.into())),
    native!("sun/nio/ch/EPoll", "create", "()I", no_channel),
    native!("sun/nio/ch/EventFD", "eventfd0", "()I", no_channel),
    native!("sun/nio/ch/IOUtil", "makePipe", "(Z)J", no_channel),
    native!("sun/nio/fs/LinuxWatchService", "eventSize", "()I", |_, _| Ok(16i32.into())),
    native!("sun/nio/fs/LinuxWatchService", "inotifyInit", "()I", |vm, _| {
        Err(super::unix_dispatcher::unix_exception(vm, super::support::errno::Errno::ENOSYS))
    }),
];
